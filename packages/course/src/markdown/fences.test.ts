import fc from "fast-check";
import { expect, it } from "vitest";
import { unclosedFences } from "./fences.ts";
import { fencedBlock } from "./write.ts";

it("accepts closed fences, also in lists and quotes", () => {
  expect(
    unclosedFences("```ts\nx\n```\n\n- a\n\n  ~~~\n  x\n  ~~~\n\n> ```\n> x\n> ```\n\n    indented\n"),
  ).toEqual([]);
});

it("returns the line of a fence that is not closed", () => {
  expect(unclosedFences("# T\n\n```ts\nx\n")).toEqual([3]);
  expect(unclosedFences("```ts\nx ```\n")).toEqual([1]);
  expect(unclosedFences("````\nx\n```\n")).toEqual([1]);
  expect(unclosedFences("> ```\n> x\n\nText\n")).toEqual([1]);
  expect(unclosedFences("```")).toEqual([1]);
});

it("looks inside answers", () => {
  expect(unclosedFences(`Text\n\n${fencedBlock("answer", "a\n\n~~~\nx")}\n`)).toEqual([6]);
});

it("accepts every block written by fencedBlock", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii" }), (text) => {
      expect(unclosedFences(`${fencedBlock("ts", text)}\n`)).toEqual([]);
    }),
  );
});
