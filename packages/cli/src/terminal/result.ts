/** Results go to standard output, whole: a pipe must not lose the end of them. */

/** One JSON value, on one line. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** One line of text. */
export function print(line = ""): void {
  process.stdout.write(`${line}\n`);
}

/** A line about what is going on, which is no result. */
export function note(line = ""): void {
  process.stderr.write(`${line}\n`);
}
