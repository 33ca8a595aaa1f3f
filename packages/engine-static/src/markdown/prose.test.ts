import { extractCitations, extractLinks, parseMarkdown } from "@fondation/course";
import { expect, test } from "vitest";
import { quotedProse } from "./prose.ts";

const HOSTILE = [
  "<script>alert(1)</script>",
  "# heading",
  "[link](javascript:alert(1))",
  "![image](https://evil.example/x.png)",
  "**bold** _it_ ~~no~~ | cell |",
  "1. list",
  "``` fence",
  "&lt;entity&gt; $& $1",
  "`other.ts#L9-L3` and `other.ts#L1-L2`",
  "> quote",
  "a `lonely tick",
];

test.each(HOSTILE)("%j becomes one paragraph without HTML, links, images or citations", (text) => {
  const markdown = quotedProse(text);
  const tree = parseMarkdown(`Avant ${markdown} après`);
  const json = JSON.stringify(tree);
  expect(tree.children).toHaveLength(1);
  expect(json).not.toMatch(/"type":"(html|image|strong|emphasis|delete|table)"/);
  // GFM turns a bare address into a link, which shows the address and loads nothing.
  expect(extractLinks(markdown).filter(({ url, image }) => image || !/^https?:/.test(url))).toEqual([]);
  expect(extractCitations(markdown)).toEqual([]);
});

test("code between backticks stays code, with its spaces around it", () => {
  expect(quotedProse("Calls `run` and `a_b`, then stops.")).toBe("Calls `run` and `a_b`, then stops.");
});

test("line breaks and invisible direction marks disappear", () => {
  expect(quotedProse("one\n two\u202Ethree\u200B")).toBe("one twothree");
});
