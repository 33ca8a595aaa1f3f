import type { Root } from "hast";
import { expect, test } from "vitest";
import { textOf } from "./page-node.ts";
import { pageNodes } from "./page-nodes.ts";

const TREE: Root = {
  type: "root",
  children: [
    { type: "text", value: "a" },
    { type: "comment", value: "hidden" },
    {
      type: "element",
      tagName: "p",
      properties: {
        className: ["one", "two"],
        dataLine: 3,
        style: "--row: 1; color: red",
        ariaHidden: "true",
      },
      children: [
        { type: "text", value: "b" },
        { type: "element", tagName: "br", properties: {}, children: [] },
      ],
    },
  ],
};

test("elements get the property names of React, and comments are left out", () => {
  expect(pageNodes(TREE)).toEqual([
    "a",
    [
      "p",
      { className: "one two", "data-line": 3, style: { "--row": "1", color: "red" }, "aria-hidden": "true" },
      "b",
      ["br", {}],
    ],
  ]);
});

test("a tree with one child or none is a list too", () => {
  expect(pageNodes({ type: "root", children: [{ type: "text", value: "a" }] })).toEqual(["a"]);
  expect(pageNodes({ type: "root", children: [] })).toEqual([]);
});

test("the text of an element is the text of all its children", () => {
  expect(pageNodes(TREE).map(textOf)).toEqual(["a", "b"]);
});
