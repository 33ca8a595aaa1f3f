/**
 * SHA-256 in plain JavaScript: a Convex mutation has neither `node:crypto` nor asynchronous
 * WebCrypto.
 */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** A hash as 64 lower-case hex digits, and the number of bytes hashed. */
export interface Digest {
  readonly sha256: string;
  readonly bytes: number;
}

export function digestText(text: string): Digest {
  return digestParts([utf8ToBytes(text)]);
}

export function digestParts(parts: Iterable<Uint8Array>): Digest {
  const hash = sha256.create();
  let bytes = 0;
  for (const part of parts) {
    hash.update(part);
    bytes += part.length;
  }
  return { sha256: bytesToHex(hash.digest()), bytes };
}

/** The SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
export function textSha256(text: string): string {
  return digestText(text).sha256;
}

export function textBytes(text: string): number {
  return utf8ToBytes(text).length;
}
