import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { CourseFormatError } from "../course-format-error.ts";
import { abstractionsSchema, orderSchema, relationshipsSchema } from "./schemas.ts";
import { readYaml, writeAbstractions, writeOrder, writeRelationships, writeYaml } from "./yaml.ts";

const queue = {
  id: 1,
  name: "Queue: the `$&` # 1",
  description: "First.\n\n- then - more\n",
  file_paths: ["src/$&.ts", "*.md", "no", "1e3"],
  symbols: [],
};

describe("the three documents", () => {
  it("read back as they were written", () => {
    expect(readYaml(writeAbstractions([queue]), abstractionsSchema)).toEqual([queue]);
    const relationships = {
      summary: "x",
      relationships: [{ from: 1, to: 2, label: "uses", evidence: ["a#L1-L2"] }],
    };
    expect(readYaml(writeRelationships(relationships), relationshipsSchema)).toEqual(relationships);
  });

  it("have the same order of keys, however the value was built", () => {
    const { id, name, ...rest } = queue;
    expect(writeAbstractions([{ ...rest, name, id }])).toBe(writeAbstractions([queue]));
  });

  it("contain the teaching position in addition to the id", () => {
    const text = writeOrder({
      order: [
        { id: 2, reasoning: "first" },
        { id: 1, reasoning: "then" },
      ],
    });
    expect(text).toBe(
      "order:\n  - position: 1\n    id: 2\n    reasoning: first\n  - position: 2\n    id: 1\n    reasoning: then\n",
    );
    expect(readYaml(text, orderSchema).order.map(({ id }) => id)).toEqual([2, 1]);
  });

  it("refuse a name that cannot be a heading", () => {
    for (const name of ["", " x", "a\nb", "a\u2028b"]) {
      expect(() => writeAbstractions([{ ...queue, name }])).toThrow(CourseFormatError);
    }
  });
});

describe("readYaml", () => {
  it("returns any text unchanged and does not fold it", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), (texts) => {
        expect(readYaml(writeYaml(texts), z.array(z.string()))).toEqual(texts);
      }),
    );
    expect(
      writeYaml([`${"word ".repeat(60)}end`])
        .trimEnd()
        .split("\n"),
    ).toHaveLength(1);
  });

  it.each([
    ["a syntax error, with its line", "a: 1\nb: [", /line 2/],
    ["a key given twice", "order: []\norder: []\n", /line 2/],
    ["a missing key, by name", "order:\n  - id: 1\n    reasoning: x\n", /order\[0\]\.position/],
    ["an unknown key, by name", "order:\n  - {position: 1, id: 1, reasoning: x, index: 0}\n", /index/],
    ["an alias", "order: &a\n  - {position: 1, id: 1, reasoning: x}\nmore: *a\n", /cannot be read/],
    ["an empty document", "", /document/],
    ["two documents", "order: []\n---\norder: []\n", /cannot be read/],
  ])("refuses %s", (_, text, message) => {
    expect(() => readYaml(text, orderSchema)).toThrow(message);
    expect(() => readYaml(text, orderSchema)).toThrow(CourseFormatError);
  });
});
