import { cpuGrowth } from "@fondation/environment/testing/cpu-growth";
import { expect, test } from "vitest";
import { readmeIntroduction } from "./readme.ts";

const introduction = (text: string) => readmeIntroduction(new Map([["README.md", text]]));

test.each([
  [
    "# Title\n\nThe first paragraph says what this project does.",
    "The first paragraph says what this project does.",
  ],
  [
    "[![Build](a.svg)](b)\n\nThis is the paragraph that says something.",
    "This is the paragraph that says something.",
  ],
  [
    "[![][Build Status img]][Build Status] [![][Coverage Status img]][Coverage]\n\nThis is the paragraph that says something.",
    "This is the paragraph that says something.",
  ],
  [
    "A b c d e f g h i j k l m n o p q r s t u v w x y z.\n\nThis one has words of three letters or more.",
    "This one has words of three letters or more.",
  ],
  ["Abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", undefined],
  ["Abcdefghijklmnopqrstuvwxyz 1234567890123456789012345", undefined],
])("the introduction of %j is %j", (text, expected) => {
  expect(introduction(text)).toBe(expected);
});

test("a paragraph takes time in proportion to its length", async () => {
  const input = (count: number) => "abc".repeat(count) + " a".repeat(count);
  expect(await cpuGrowth(introduction, input, 250)).toBeLessThan(10);
});
