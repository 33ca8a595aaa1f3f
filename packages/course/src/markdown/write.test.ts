import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMarkdown, plainText } from "./parse.ts";
import { fencedBlock, inlineCode, markdownText } from "./write.ts";

const oneLine = fc
  .string({ unit: "grapheme", minLength: 1 })
  .map((text) => text.trim())
  .filter((text) => text !== "" && !/[\p{Cc}\u2028\u2029]/u.test(text));

describe("markdownText", () => {
  it("shows the same text in a sentence, between emphasis and in a link", () => {
    fc.assert(
      fc.property(oneLine, (text) => {
        const [sentence] = parseMarkdown(
          `Before **${markdownText(text)}** after [${markdownText(text)}](x.md).`,
        ).children;
        expect(sentence === undefined ? "" : plainText(sentence)).toContain(`after ${text}.`);
      }),
    );
  });

  it("keeps ordinary names readable in the source", () => {
    for (const name of ["job_queue", "Node.js", "C#", "C++", "File d'attente", "$&", "a-b (c)"]) {
      expect(markdownText(name)).toBe(name);
    }
  });

  it("fits in a table cell", () => {
    const [table] = parseMarkdown(`| a |\n|---|\n| ${markdownText("x|y\\|z")} |\n`).children;
    expect(table?.type === "table" && table.children[1] && plainText(table.children[1])).toBe("x|y\\|z");
  });
});

describe("inlineCode and fencedBlock", () => {
  it("hold any line of text", () => {
    fc.assert(
      fc.property(oneLine, (text) => {
        const markdown = `a ${inlineCode(text)} b\n\n${fencedBlock("ts example", text)}\n`;
        const [prose, block] = parseMarkdown(markdown).children;
        expect(prose?.type === "paragraph" && prose.children[1]).toMatchObject({
          type: "inlineCode",
          value: text,
        });
        expect(block).toMatchObject({ type: "code", lang: "ts", meta: "example", value: text });
      }),
    );
  });
});
