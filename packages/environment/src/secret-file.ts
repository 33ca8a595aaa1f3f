/** Secrets given as files (`<NAME>_FILE`), the way containers mount them: those show in no `inspect` and no process list. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** The file's text without its final line break, or why there is none. */
export function readSecretFile(
  name: string,
  file: string,
  cwd: string,
): { text: string } | { problem: string } {
  try {
    const text = readFileSync(resolve(cwd, file), "utf8").replace(/\r?\n$/, "");
    return text.trim() === ""
      ? { problem: `is to be read from ${file} (${name}_FILE), but that file is empty` }
      : { text };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return { problem: `is to be read from ${file} (${name}_FILE), but that file cannot be read (${code})` };
  }
}
