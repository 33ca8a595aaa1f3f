import { expect, it } from "vitest";
import { extractHeadings, headingAnchors } from "./headings.ts";

it("makes the page's anchors: accents kept, code unwrapped, repeats numbered", () => {
  const markdown =
    "# Été `$&` 1 : x\n\n## Essai\n\n## Essai\n\nSetext\n---\n\n> ## Cité\n\n```md\n# no\n```\n";
  expect(headingAnchors(markdown)).toEqual(["été--1--x", "essai", "essai-1", "setext", "cité"]);
});

it("returns each heading's depth, text and line", () => {
  expect(extractHeadings("# A *b*\n\n### C\n")).toEqual([
    { depth: 1, text: "A b", line: 1, anchor: "a-b" },
    { depth: 3, text: "C", line: 3, anchor: "c" },
  ]);
});
