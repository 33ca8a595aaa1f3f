import { expect, test } from "vitest";
import { arcsOf, type Link, REACH, ROW } from "./arcs.ts";

/** The y of the start and of the end of each arc, and how far it reaches from the column. */
function measured(links: readonly Link[], rows: number) {
  return arcsOf(links, rows).map(({ side, path }) => {
    const [start = 0, control = 0, , , , , end = 0] = [...path.matchAll(/-?\d+(?:\.\d+)?/g)]
      .map(Number)
      .slice(1);
    return { side, start, end, reach: 0.75 * control };
  });
}

test("an arrow down runs on the right, an arrow up on the left, between its rows", () => {
  const [down, up] = measured(
    [
      { from: 0, to: 2 },
      { from: 2, to: 1 },
    ],
    3,
  );
  expect([down?.side, up?.side]).toEqual(["right", "left"]);
  expect([down?.start, down?.end].map((y) => Math.floor((y ?? 0) / ROW))).toEqual([0, 2]);
  expect([up?.start, up?.end].map((y) => Math.floor((y ?? 0) / ROW))).toEqual([2, 1]);
});

test("a longer arrow runs outside, and none leaves its drawing", () => {
  const all = measured(
    [1, 4, 9].map((to) => ({ from: 0, to })),
    10,
  );
  expect(all.map(({ reach }) => reach)).toEqual(all.map(({ reach }) => reach).toSorted((a, b) => a - b));
  expect(Math.max(...all.map(({ reach }) => reach))).toBeLessThan(REACH.right);
});

test("arrows of one part do not cross: the longest starts above and ends below", () => {
  const [near, far] = measured(
    [
      { from: 0, to: 1 },
      { from: 0, to: 2 },
    ],
    3,
  );
  expect(far?.start).toBeLessThan(near?.start ?? 0);
  const [longest, shortest] = measured(
    [
      { from: 0, to: 2 },
      { from: 1, to: 2 },
    ],
    3,
  );
  expect(longest?.end).toBeGreaterThan(shortest?.end ?? 0);
});
