/**
 * The lines of the backend's log. They contain what clients sent, so each stays one line of bounded
 * length, and strangers may cause only a few per minute.
 */
import type { Caller } from "../auth/caller.ts";
import { ALL_STRANGERS } from "../values/connection-limits.ts";

/** Characters of one line. Leaves room for the frames of a function's error. */
const LINE_CHARACTERS = 2000;
const MINUTE_MS = 60_000;

/** Control characters, and those that reverse the direction of the text behind them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** `caller`: who caused the line; absent for the backend itself. */
export type BackendLog = (line: string, caller?: Caller) => void;

/** @param isKnown whether a caller is no stranger. */
export function createBackendLog(
  write: (line: string) => void,
  isKnown: (caller: Caller) => boolean,
  now: () => number = () => performance.now(),
): BackendLog {
  let minuteEndsAt = 0;
  let ofStrangers = 0;
  return (line, caller) => {
    if (caller === undefined || isKnown(caller)) return write(safeLine(line));
    if (now() >= minuteEndsAt) {
      const omitted = ofStrangers - ALL_STRANGERS.logLines;
      if (omitted > 0) write(`${omitted} more lines about callers without a token were left out.`);
      minuteEndsAt = now() + MINUTE_MS;
      ofStrangers = 0;
    }
    ofStrangers += 1;
    if (ofStrangers <= ALL_STRANGERS.logLines) write(safeLine(line));
  };
}

/** Cuts a text, then shows line breaks as `\n` and other control characters as `\u{1b}`. */
function safeLine(text: string): string {
  const cut = text.length > LINE_CHARACTERS ? `${text.slice(0, LINE_CHARACTERS)}…` : text;
  return cut.replace(UNSAFE, (found) =>
    found === "\n" ? "\\n" : `\\u{${found.charCodeAt(0).toString(16)}}`,
  );
}
