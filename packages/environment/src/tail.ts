/** The end of what a program writes, of which only so much is kept: without any secret, also where the cut goes through one. */

import { redact } from "./redaction.ts";

/** What was written last. */
export interface Tail {
  add(text: string): void;
  /** Its end, redacted. */
  read(): string;
}

/** Characters that a secret has at most, in the longest of the forms that are known: a signing key in base64 has less than 5,000. */
const LONGEST_SECRET = 8_000;

/** Starts with nothing. `shown`: how many characters are read at most. */
export function createTail(shown: number): Tail {
  let kept = "";
  let isCut = false;
  return {
    add(text) {
      kept += text;
      // What hides a secret may be shorter than it: twice as much, so that enough is left.
      const most = shown + 2 * LONGEST_SECRET;
      if (kept.length <= most) return;
      kept = kept.slice(-most);
      isCut = true;
    },
    read() {
      // Redacted only now: a secret may arrive in several pieces. Half of one at the beginning is not recognised, and is left out.
      const clean = redact(kept);
      return (isCut ? clean.slice(LONGEST_SECRET) : clean).slice(-shown);
    },
  };
}
