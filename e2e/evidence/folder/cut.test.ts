import { expect, test } from "vitest";
import { cutToEnd } from "./cut.ts";

test("a long log is cut to its last whole lines, and says how many are left out", () => {
  const log = ["one", "two", "three", "four"].join("\n");
  expect(cutToEnd(log, 12)).toEqual({ text: "… 2 earlier lines are left out.\nthree\nfour", omitted: 2 });
});

test("a log that fits stays whole", () => {
  expect(cutToEnd("one\ntwo", 7)).toEqual({ text: "one\ntwo", omitted: 0 });
});
