/** Results go to standard output, notes to standard error. */

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function print(line = ""): void {
  process.stdout.write(`${line}\n`);
}

export function note(line = ""): void {
  process.stderr.write(`${line}\n`);
}
