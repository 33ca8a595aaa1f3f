import { expect, test } from "vitest";
import {
  formatBytes,
  formatCost,
  formatDateTime,
  formatMoment,
  formatPercent,
  formatRemaining,
  formatSecond,
} from "./format.ts";

test.each([
  [0, "0 ko"],
  [1, "1 ko"],
  [998_001, "999 ko"],
  [999_001, "1 Mo"],
  [1_249_000, "1,2 Mo"],
  [12_345_678, "12,3 Mo"],
])("%d bytes are « %s »", (bytes, shown) => {
  expect(formatBytes(bytes).replace(/\s/gu, " ")).toBe(shown);
});

const NOON = new Date(2026, 10, 23, 12, 0).getTime();
const plain = (text: string | undefined) => text?.replace(/\s/gu, " ");

test.each([
  [new Date(2026, 10, 23, 14, 5), "à 14 h 05"],
  [new Date(2026, 10, 23, 0, 0), "à 0 h 00"],
  [new Date(2026, 10, 24, 9, 30), "le 24 novembre à 9 h 30"],
  [new Date(2027, 0, 1, 9, 0), "le 1er janvier 2027 à 9 h 00"],
])("%s is « %s » for a reader at noon of 23 November 2026", (moment, shown) => {
  expect(plain(formatMoment(moment.getTime(), NOON))).toBe(shown);
});

test("every time of day has one notation, and a first day its ordinal", () => {
  const moment = new Date(2026, 11, 1, 5, 1, 7).getTime();
  expect(plain(formatDateTime(moment))).toBe("1er décembre 2026 à 5 h 01");
  expect(plain(formatSecond(moment))).toBe("5 h 01 min 07 s");
});

test.each([
  [-1, undefined],
  [0, undefined],
  [1, "dans 1 s"],
  [59_000, "dans 59 s"],
  [59_001, "dans 1 min"],
  [60_001, "dans 2 min"],
  [59 * 60_000, "dans 59 min"],
  [125 * 60_000, "dans 2 h 05 min"],
  [3 * 24 * 3_600_000, "dans 3 jours"],
])("%d ms from now is « %s »", (milliseconds, shown) => {
  expect(plain(formatRemaining(milliseconds))).toBe(shown);
});

test.each([
  [0, "0,00 $US"],
  [0.0049, "< 0,01 $US"],
  [0.005, "0,01 $US"],
  [0.42, "0,42 $US"],
  [1234.5, "1 234,50 $US"],
])("%d dollars are « %s »", (dollars, shown) => {
  expect(plain(formatCost(dollars))).toBe(shown);
});

test("amounts and times contain no breaking space", () => {
  expect(formatCost(1234.5)).not.toContain(" ");
  expect(formatMoment(NOON, NOON).slice(2)).not.toContain(" ");
  expect(formatSecond(NOON)).not.toContain(" ");
});

test("a percentage has at most one decimal and a no-break space", () => {
  expect([97.25, 100].map(formatPercent)).toEqual(["97,3\u00a0%", "100\u00a0%"]);
});
