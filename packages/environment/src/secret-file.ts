/** Secrets given as files (`<NAME>_FILE`), the way containers mount them: those show in no `inspect` and no process list. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** The file's text without its final line break (undefined when it is empty, as an optional mount may be), or why it cannot be had. */
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
