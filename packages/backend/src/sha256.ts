/** SHA-256 and sizes of text as UTF-8, and of bytes, in plain JavaScript: a mutation has neither `node:crypto` nor asynchronous WebCrypto. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The hash as 64 lower-case hex digits, and the number of bytes hashed. */
export function digest(text: string): { sha256: string; bytes: number } {
  const encoded = utf8ToBytes(text);
  return { sha256: bytesToHex(sha256(encoded)), bytes: encoded.length };
}

/** The number of bytes a text takes as UTF-8. */
export function textBytes(text: string): number {
  return utf8ToBytes(text).length;
}

/** The hash of the parts as if they were one, as 64 lower-case hex digits, and how many bytes they have. */
export function digestParts(parts: Iterable<Uint8Array>): { sha256: string; bytes: number } {
  const hash = sha256.create();
  let bytes = 0;
  for (const part of parts) {
    hash.update(part);
    bytes += part.length;
  }
  return { sha256: bytesToHex(hash.digest()), bytes };
}
