/**
 * Document ids: base 32 (Crockford's alphabet, lower case) of the table's number (a varint), 16
 * random bytes and a 2-byte checksum. They have 31 characters, the length that the npm package
 * documents, in a deployment with fewer than 128 tables.
 */
import { randomFillSync } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const RANDOM_BYTES = 16;
const CHECKSUM_BYTES = 2;
const DIGITS = new Map([...ALPHABET].map((character, digit) => [character, digit]));

export function createDocumentId(tableNumber: number): string {
  const body = Buffer.concat([varint(tableNumber), randomFillSync(Buffer.allocUnsafe(RANDOM_BYTES))]);
  return base32(Buffer.concat([body, checksum(body)]));
}

/** The number of the table in an id, or `undefined` for a malformed id. */
export function tableNumberOf(id: string): number | undefined {
  const bytes = fromBase32(id);
  if (bytes === undefined) return undefined;
  const body = bytes.subarray(0, bytes.length - CHECKSUM_BYTES);
  if (!checksum(body).equals(bytes.subarray(body.length))) return undefined;
  let number = 0;
  let length = 0;
  for (const byte of body) {
    number |= (byte & 0x7f) << (7 * length);
    length += 1;
    if (byte < 0x80) break;
  }
  return body.length - length === RANDOM_BYTES ? number : undefined;
}

function varint(number: number): Buffer {
  const bytes: number[] = [];
  let rest = number;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}

/** Fletcher's checksum, modulo 255. */
function checksum(bytes: Uint8Array): Buffer {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 255;
    high = (high + low) % 255;
  }
  return Buffer.of(high, low);
}

function base32(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let pending = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(pending >> bits) & 31];
    }
    pending &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(pending << (5 - bits)) & 31] : text;
}

function fromBase32(text: string): Buffer | undefined {
  const length = Math.floor((text.length * 5) / 8);
  if (length < 1 + RANDOM_BYTES + CHECKSUM_BYTES || Math.ceil((length * 8) / 5) !== text.length)
    return undefined;
  const bytes = Buffer.allocUnsafe(length);
  let bits = 0;
  let pending = 0;
  let at = 0;
  for (const character of text) {
    const digit = DIGITS.get(character);
    if (digit === undefined) return undefined;
    pending = (pending << 5) | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (pending >> bits) & 0xff;
      pending &= (1 << bits) - 1;
    }
  }
  return pending === 0 ? bytes : undefined;
}
