import { expect, test } from "vitest";
import { viewOf } from "../testing/course-view.ts";
import { type Piece, piecesOf } from "./pieces.ts";

/** A function with so many statements of 3 lines. */
const long = (blocks: number): string =>
  `def long(x):\n${Array.from({ length: blocks }, (_, index) => `    if x == ${index}:\n        x = step(x)\n        y = x\n`).join("")}    return x\n\n\ndef step(x):\n    return x + 1\n`;

async function piecesIn(text: string): Promise<readonly Piece[]> {
  const { calls } = await viewOf({ "long.py": text }, { parts: 1 });
  const fn = calls.functions.find(({ symbol }) => symbol.name === "long");
  if (fn === undefined) throw new Error("No function");
  return piecesOf(fn, (line) => (line === 200 ? 9 : 0));
}

test("a body of 92 lines is one whole piece", async () => {
  expect(await piecesIn(long(30))).toEqual([{ startLine: 1, endLine: 92, omitted: 0 }]);
});

test("a longer body is cut, keeps what matters and both ends, and counts every line", async () => {
  const pieces = await piecesIn(long(200));
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces[0]?.startLine).toBe(1);
  expect(pieces.at(-1)?.endLine).toBe(602);
  expect(pieces.some(({ startLine, endLine }) => startLine <= 200 && endLine >= 200)).toBe(true);
  const counted = pieces.reduce(
    (sum, { startLine, endLine, omitted }) => sum + endLine - startLine + 1 + omitted,
    0,
  );
  expect(counted).toBe(602);
});

test("a cut stands between statements", async () => {
  for (const { startLine } of (await piecesIn(long(200))).slice(1)) {
    expect(startLine === 602 || (startLine - 2) % 3 === 0).toBe(true);
  }
});
