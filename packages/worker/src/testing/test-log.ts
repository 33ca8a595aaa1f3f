import { createLog, type Log } from "@fondation/environment";

/** `text()`: all lines so far, in JSON. */
export function createTestLog(): { readonly log: Log; text(): string } {
  let written = "";
  const destination = {
    write(line: string) {
      written += line;
    },
  };
  return { log: createLog({ level: "trace", format: "json", destination }), text: () => written };
}
