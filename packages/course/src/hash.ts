/** Hashes, computed without Node so that a browser can compare too. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The SHA-256 of a document's UTF-8 bytes, in lower-case hex. */
export function documentSha256(content: string): string {
  return bytesToHex(sha256(utf8ToBytes(content)));
}

/** The length of a document in UTF-8 bytes. */
export function documentBytes(content: string): number {
  return utf8ToBytes(content).length;
}
