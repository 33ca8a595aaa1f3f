/** A log in memory. */
import { createLog, type Log } from "@fondation/environment";

/** `text()`: everything written so far, as JSON lines. */
export function createTestLog(): { readonly log: Log; text(): string } {
  let written = "";
  const destination = {
    write(line: string) {
      written += line;
    },
  };
  return { log: createLog({ level: "trace", format: "json", destination }), text: () => written };
}
