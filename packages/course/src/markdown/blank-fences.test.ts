import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { expect, test } from "vitest";
import { blankFences } from "./blank-fences.ts";
import { parseMarkdown } from "./parse.ts";

function parsedWhole(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** Without offsets, which differ when code is taken out. */
function shapeOf(tree: Root): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === "offset" ? undefined : value)));
}

const PIECES = [
  "```ts\nconst a = `1`;\n\n\tb < 2\n```",
  "````answer\n**B.** Since:\n\n```go\nfunc main() {}\n```\n````",
  "```\n```",
  "```sh\n\n```  ",
  "A paragraph with `code`\nand https://example.org",
  "- an item\n  ```js\n  inside\n  ```\n- another\n```js\noutside\n```",
  "> a quote\n> ```\n> quoted\n```\nnot quoted\n```",
  "| a | b |\n| - | - |\n| 1 | 2 |\n```\nafter a table\n```",
  "``` not `a` fence",
  "[a]: https://example.org\n```\nx\n```",
  "    ```\n    indented",
  "# Title\n```text\n# no title\n```",
  "~~~\n```\n~~~",
  "<div>\n```\nno code\n```\n</div>",
  "  ```\nindented fence\n```",
  "```\nnever closed",
];

test("a tree without the code in its text is the tree of the whole text", () => {
  const pairs = PIECES.flatMap((first) =>
    PIECES.flatMap((second) => [`${first}\n${second}`, `${first}\n\n${second}\n`]),
  );
  for (const markdown of [...PIECES, ...pairs]) {
    expect(shapeOf(parseMarkdown(markdown)), markdown).toEqual(shapeOf(parsedWhole(markdown)));
  }
});

test("code of top-level blocks is taken out, and nothing else", () => {
  const { text, code } = blankFences("# A\n\n```ts\nlet a;\nlet b;\n```\n\n- `L1` note\n");
  expect(text).toBe("# A\n\n```ts\n\n\n```\n\n- `L1` note\n");
  expect([...code]).toEqual([[3, "let a;\nlet b;"]]);
});

test.each([
  ["an HTML block", "<pre>\n```\na\n```"],
  ["a fence of tildes", "~~~\n```\na\n```\n~~~"],
  ["an indented fence", " ```\na\n```"],
  ["a block that is not closed", "```\na"],
])("a text with %s stays as it is", (_, markdown) => {
  expect(blankFences(markdown).text).toBe(markdown);
});
