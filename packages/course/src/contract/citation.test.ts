import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCitation } from "../testing/any-citation.ts";
import { formatCitation, parseCitation } from "./citation.ts";

describe("a citation", () => {
  it("reads back what it wrote, whatever the path", () => {
    fc.assert(
      fc.property(anyCitation, (citation) => {
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
