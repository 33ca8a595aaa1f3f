/** Results go to standard output, notes to standard error. */
import { visible } from "@fondation/environment";

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function print(line = ""): void {
  process.stdout.write(`${visible(line)}\n`);
}

export function note(line = ""): void {
  process.stderr.write(`${visible(line)}\n`);
}
