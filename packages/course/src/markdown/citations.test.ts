import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCitation } from "../testing/any-citation.ts";
import { extractBrokenCitations, extractCitations } from "./citations.ts";
import { fencedBlock, inlineCitation, sourceBlock } from "./write.ts";

describe("citations in Markdown", () => {
  it("are found in code spans and on source blocks, whatever the path", () => {
    fc.assert(
      fc.property(anyCitation, fc.string({ unit: "binary-ascii" }), (citation, text) => {
        const code = text.replaceAll(/[\r\n\0]/g, "");
        const markdown = `See ${inlineCitation(citation)}.\n\n${sourceBlock("ts", citation, code)}\n`;
        expect(extractCitations(markdown)).toEqual([
          { citation, line: 1 },
          { citation, line: 3, verbatim: code },
        ]);
        expect(extractBrokenCitations(markdown)).toEqual([]);
      }),
    );
  });

  it("are found inside an answer, with the line of the whole document", () => {
    const answer = fencedBlock("answer", "Yes:\n\n```ts source=src/a.ts#L1-L1\nx\n```");
    expect(extractCitations(`# T\n\n${answer}\n`)).toEqual([
      { citation: { path: "src/a.ts", startLine: 1, endLine: 1 }, line: 6, verbatim: "x" },
    ]);
  });

  it("are ignored in ordinary code, links and prose", () => {
    const markdown = "a.ts#L1-L2 [x](a.ts#L1-L2)\n\n```ts example\na.ts#L1-L2\n```\n\n    a.ts#L1-L2\n";
    expect(extractCitations(markdown)).toEqual([]);
    expect(extractBrokenCitations(markdown)).toEqual([]);
  });

  it("that are malformed are reported", () => {
    const markdown =
      "`a.ts#L9-L3` `a.ts#L4` `../a#L1-L2`\n\n```ts source=a.ts\nx\n```\n\n```source=%#L1-L1\nx\n```\n";
    expect(extractBrokenCitations(markdown)).toEqual([
      { text: "a.ts#L9-L3", line: 1 },
      { text: "a.ts#L4", line: 1 },
      { text: "../a#L1-L2", line: 1 },
      { text: "source=a.ts", line: 3 },
      { text: "source=%#L1-L1", line: 7 },
    ]);
  });
});
