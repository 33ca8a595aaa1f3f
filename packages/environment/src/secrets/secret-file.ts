/**
 * Secrets in files (`<NAME>_FILE`), as containers mount them: `docker inspect` and process lists do
 * not show them.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/**
 * The text without its final line break, undefined for an empty file (an optional mount), or a
 * problem.
 */
export function readSecretFile(
  name: string,
  file: string,
  cwd: string,
): { text: string | undefined } | { problem: string } {
  try {
    const text = readFileSync(resolve(cwd, file), "utf8").replace(/\r?\n$/, "");
    return { text: text.trim() === "" ? undefined : text };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return { problem: `is to be read from ${file} (${name}_FILE), but that file cannot be read (${code})` };
  }
}
