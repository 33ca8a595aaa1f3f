/**
 * Index keys: a tuple of Convex values as bytes whose `memcmp` order is the order of the values, so
 * that SQLite can sort and select ranges. The order is that of `compareValues` of `convex/values`:
 * missing < null < int64 < float64 < boolean < string (by UTF-8) < bytes < array < object.
 *
 * Every encoded value is prefix-free and starts with a tag from 0x01 to 0x09. So no key is a prefix
 * of another key of the same index, and a prefix followed by 0xff is the bound just above all keys
 * with that prefix.
 */
import type { Value } from "convex/values";

const TAG = {
  missing: 1,
  null: 2,
  int64: 3,
  float64: 4,
  boolean: 5,
  string: 6,
  bytes: 7,
  array: 8,
  object: 9,
};
const END = 0x00;
const ESCAPED = 0xff;
const FIELD = 0x01;
const ABOVE = 0xff;
const SIGN = 1n << 63n;
const ALL_BITS = (1n << 64n) - 1n;

const scratch = new DataView(new ArrayBuffer(8));

class KeyWriter {
  #bytes = Buffer.allocUnsafe(128);
  #length = 0;

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  uint64(value: bigint): void {
    this.#reserve(8);
    this.#length = this.#bytes.writeBigUInt64BE(value, this.#length);
  }

  /** Ends with 00. A zero byte inside becomes 00 ff, which sorts after the end. */
  terminated(bytes: Uint8Array): void {
    this.#reserve(bytes.length * 2 + 2);
    for (const byte of bytes) {
      this.#bytes[this.#length++] = byte;
      if (byte === END) this.#bytes[this.#length++] = ESCAPED;
    }
    this.#bytes[this.#length++] = END;
    this.#bytes[this.#length++] = END;
  }

  take(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }

  #reserve(extra: number): void {
    if (this.#length + extra <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe((this.#length + extra) * 2);
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

/** Encodes a tuple of values; `undefined` stands for a missing field. */
export function encodeIndexKey(values: readonly (Value | undefined)[]): Buffer {
  const writer = new KeyWriter();
  for (const value of values) write(writer, value);
  return writer.take();
}

/** The exclusive upper bound of all keys that start with `prefix`. */
export function above(prefix: Uint8Array): Buffer {
  return Buffer.concat([prefix, Buffer.of(ABOVE)]);
}

/** The inclusive lower bound of all keys greater than the whole key `key`. */
export function after(key: Uint8Array): Buffer {
  return Buffer.concat([key, Buffer.of(END)]);
}

function write(writer: KeyWriter, value: Value | undefined): void {
  if (value === undefined) {
    writer.byte(TAG.missing);
  } else if (value === null) {
    writer.byte(TAG.null);
  } else if (typeof value === "bigint") {
    writer.byte(TAG.int64);
    writer.uint64(BigInt.asUintN(64, value) ^ SIGN);
  } else if (typeof value === "number") {
    writer.byte(TAG.float64);
    writer.uint64(sortableBits(value));
  } else if (typeof value === "boolean") {
    writer.byte(TAG.boolean);
    writer.byte(value ? 1 : 0);
  } else if (typeof value === "string") {
    writer.byte(TAG.string);
    writer.terminated(Buffer.from(value, "utf8"));
  } else if (value instanceof ArrayBuffer) {
    writer.byte(TAG.bytes);
    writer.terminated(new Uint8Array(value));
  } else if (Array.isArray(value)) {
    writer.byte(TAG.array);
    for (const element of value) write(writer, element);
    writer.byte(END);
  } else {
    writeObject(writer, value as { [key: string]: Value | undefined });
  }
}

/**
 * Writes fields in the order of their names (ASCII). The byte before each field sorts after the
 * byte that ends an object.
 */
function writeObject(writer: KeyWriter, value: { [key: string]: Value | undefined }): void {
  writer.byte(TAG.object);
  for (const name of Object.keys(value).sort()) {
    writer.byte(FIELD);
    writer.terminated(Buffer.from(name, "utf8"));
    write(writer, value[name]);
  }
  writer.byte(END);
}

/**
 * Maps IEEE 754 bits so that their unsigned order is the numeric order: -NaN < -Infinity < -0 < 0 <
 * Infinity < NaN.
 */
function sortableBits(value: number): bigint {
  scratch.setFloat64(0, value);
  const bits = scratch.getBigUint64(0);
  return bits & SIGN ? ~bits & ALL_BITS : bits | SIGN;
}
