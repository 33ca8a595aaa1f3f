/** Keeps the end of a program's output, redacted. A secret that a cut divides is redacted too. */

import { redact } from "../secrets/redaction.ts";

export interface Tail {
  add(text: string): void;
  read(): string;
}

/**
 * The longest form of a known secret, in characters: a signing key in base64 has less than 5,000.
 */
const LONGEST_SECRET = 8_000;

/** `shown`: the maximum number of characters that `read` returns. */
export function createTail(shown: number): Tail {
  let kept = "";
  let isCut = false;
  return {
    add(text) {
      kept += text;
      // A replacement may be shorter than its secret, so this keeps a margin of two secrets.
      const most = shown + 2 * LONGEST_SECRET;
      if (kept.length <= most) return;
      kept = kept.slice(-most);
      isCut = true;
    },
    read() {
      // Redacts only here, since a secret may arrive in pieces. The beginning may contain half of
      // one, so it is dropped.
      const clean = redact(kept);
      return (isCut ? clean.slice(LONGEST_SECRET) : clean).slice(-shown);
    },
  };
}
