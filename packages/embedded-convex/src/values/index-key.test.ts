import { compareValues, type Value } from "convex/values";
import { expect, test } from "vitest";
import { above, after, encodeIndexKey } from "./index-key.ts";

const bytes = (...values: number[]) => new Uint8Array(values).buffer;

/** Values that are neighbours in the order or easily confused. */
const EDGES: (Value | undefined)[] = [
  undefined,
  null,
  -(2n ** 63n),
  -1n,
  0n,
  1n,
  255n,
  256n,
  2n ** 63n - 1n,
  Number.NEGATIVE_INFINITY,
  -1e300,
  -1.5,
  -Number.MIN_VALUE,
  -0,
  0,
  Number.MIN_VALUE,
  1,
  1.5,
  2 ** 53,
  Number.POSITIVE_INFINITY,
  Number.NaN,
  false,
  true,
  "",
  "\u0000",
  "\u0000\u0000",
  "\u0000a",
  "a",
  "a\u0000",
  "a\u0000b",
  "a\u0001",
  "ab",
  "é",
  "\uffff",
  "😀",
  bytes(),
  bytes(0),
  bytes(0, 0),
  bytes(0, 255),
  bytes(1),
  bytes(255),
  [],
  [null],
  [[]],
  [0, 1],
  [0],
  ["a", "b"],
  ["ab"],
  {},
  { a: 1 },
  { a: 1, b: 2 },
  { a: 2 },
  { aa: 1 },
  { b: [] },
  { "": 1 },
];

/** A reproducible stream of numbers below `limit` (a linear congruential generator). */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function randomValue(pick: (limit: number) => number, depth: number): Value {
  const edge = EDGES[1 + pick(EDGES.length - 1)] ?? null;
  const kind = pick(depth > 2 ? 3 : 5);
  if (kind === 0) return edge;
  if (kind === 1) return Array.from({ length: pick(4) }, () => String.fromCodePoint(pick(0xd800))).join("");
  if (kind === 2) return (pick(2 ** 32) - 2 ** 31) / 2 ** pick(40);
  const items = Array.from({ length: pick(4) }, () => randomValue(pick, depth + 1));
  if (kind === 3) return items;
  return Object.fromEntries(items.map((item, index) => [`${"ab"[pick(2)]}${index}`, item]));
}

test("keys sort as compareValues sorts, for every pair of edge values", () => {
  for (const left of EDGES) {
    for (const right of EDGES) {
      const order = Math.sign(Buffer.compare(encodeIndexKey([left]), encodeIndexKey([right])));
      expect(order, `${String(left)} against ${String(right)}`).toBe(Math.sign(compareValues(left, right)));
    }
  }
});

test("keys sort as compareValues sorts, for 20,000 random pairs of tuples", () => {
  const pick = seeded(20_261_123);
  for (let round = 0; round < 20_000; round += 1) {
    const left = [randomValue(pick, 0), randomValue(pick, 0)];
    const right = [pick(3) === 0 ? (left[0] ?? null) : randomValue(pick, 0), randomValue(pick, 0)];
    const order = Math.sign(Buffer.compare(encodeIndexKey(left), encodeIndexKey(right)));
    const [first, second] = [compareValues(left[0], right[0]), compareValues(left[1], right[1])];
    expect(order).toBe(Math.sign(first === 0 ? second : first));
  }
});

test("keys that start with a prefix lie between it and the bound above it", () => {
  for (const value of EDGES) {
    const prefix = encodeIndexKey([value]);
    for (const next of EDGES) {
      const key = encodeIndexKey([value, next]);
      expect(Buffer.compare(prefix, key)).toBe(-1);
      expect(Buffer.compare(key, above(prefix))).toBe(-1);
      expect(Buffer.compare(key, after(key))).toBe(-1);
    }
  }
});
