import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Citation, formatCitation, parseCitation } from "./citation.ts";
import { extractBrokenCitations, extractCitations } from "../markdown/citations.ts";
import { fencedBlock, inlineCitation, sourceBlock } from "../markdown/write.ts";

const segment = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .filter((text) => !/[/\n\r\0]/u.test(text) && text !== "." && text !== "..");
const oddPath = fc.oneof(
  fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join("/")),
  fc.constantFrom(
    "$&",
    "$1/`x`.ts",
    "a#b/c#L1-L2",
    "#x",
    "&amp;.ts",
    "100%.md",
    "été/日本.py",
    " a b ",
    "a|b",
    "\\*",
  ),
);
const citations: fc.Arbitrary<Citation> = fc
  .tuple(oddPath, fc.integer({ min: 1, max: 99_999 }), fc.nat(500))
  .map(([path, startLine, more]) => ({ path, startLine, endLine: startLine + more }));

describe("a citation", () => {
  it("reads back what it wrote, whatever the path", () => {
    fc.assert(
      fc.property(citations, (citation) => {
        expect(parseCitation(formatCitation(citation))).toEqual(citation);
      }),
    );
  });

  it.each([
    ["a single line form", "src/a.ts#L3"],
    ["no line", "src/a.ts"],
    ["line zero", "src/a.ts#L0-L3"],
    ["an end before its start", "src/a.ts#L9-L3"],
    ["an absolute path", "/etc/passwd#L1-L1"],
    ["a path that leads out", "src/../../a.ts#L1-L1"],
    ["an empty segment", "src//a.ts#L1-L1"],
    ["a line break", "src/a\n.ts#L1-L1"],
    ["text after it", "src/a.ts#L1-L1 "],
    ["a line number no file has", `src/a.ts#L1-L${"9".repeat(40)}`],
    ["no path", "#L1-L1"],
  ])("is not read from %s", (_, text) => {
    expect(parseCitation(text)).toBeUndefined();
  });
});

describe("citations in Markdown", () => {
  it("are found in code spans and on source blocks, whatever the path", () => {
    fc.assert(
      fc.property(citations, fc.string({ unit: "binary-ascii" }), (citation, text) => {
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

  it("are not looked for in ordinary code, links or prose", () => {
    const markdown = "a.ts#L1-L2 [x](a.ts#L1-L2)\n\n```ts example\na.ts#L1-L2\n```\n\n    a.ts#L1-L2\n";
    expect(extractCitations(markdown)).toEqual([]);
    expect(extractBrokenCitations(markdown)).toEqual([]);
  });

  it("that cannot be read are reported, not skipped", () => {
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
