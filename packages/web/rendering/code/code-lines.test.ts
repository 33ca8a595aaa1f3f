import type { ElementContent } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { expect, test } from "vitest";
import { linesOf } from "./code-lines.ts";

const text = (value: string): ElementContent => ({ type: "text", value });
const comment = (...children: ElementContent[]): ElementContent => ({
  type: "element",
  tagName: "span",
  properties: { className: ["hljs-comment"] },
  children,
});
const shown = (nodes: ElementContent[]) =>
  linesOf(nodes).map((line) =>
    line.map((node) => (node.type === "element" ? `[${textOf(node)}]` : textOf(node))).join(""),
  );

test("an element over several lines is split into one for each line", () => {
  expect(shown([text("a "), comment(text("/* b\n\n"), comment(text("c\nd"))), text(" e")])).toEqual([
    "a [/* b]",
    "",
    "[c]",
    "[d] e",
  ]);
});

test("a final line break ends with an empty line", () => {
  expect(shown([text("a\n")])).toEqual(["a", ""]);
});
