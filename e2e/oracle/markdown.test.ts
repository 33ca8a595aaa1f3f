import { describe, expect, test } from "vitest";
import { codeSpans, dissect, headings, links, plainText } from "./markdown.ts";

describe("dissect", () => {
  test("separates fences from prose", () => {
    const { fences, prose } = dissect("# a\n```ts source=x.ts#L1-L1\n# b\n```\nc");
    expect(fences).toEqual([{ info: "ts source=x.ts#L1-L1", text: "# b", line: 2 }]);
    expect(prose.map(({ text }) => text)).toEqual(["# a", "c"]);
  });

  test("closes a fence with at least as many marks of the same kind", () => {
    const { fences } = dissect("````answer\n```\nx\n```\n~~~~\n````");
    expect(fences.map(({ text }) => text)).toEqual(["```\nx\n```\n~~~~"]);
  });

  test("takes three backticks with text and backticks after them for inline code", () => {
    expect(dissect("``` a ``` b").fences).toEqual([]);
  });

  test("refuses a fence that is never closed", () => {
    expect(() => dissect("a\n```ts\nb")).toThrow("The fence of line 2 is never closed.");
  });
});

test("headings are plain text, without marks", () => {
  expect(headings(dissect("# Chapitre 1 : `Queue` et \\*amis\\*\n\n### **Plus** ###"))).toEqual([
    { depth: 1, text: "Chapitre 1 : Queue et *amis*" },
    { depth: 3, text: "Plus" },
  ]);
});

test("code spans end with as many backticks as they begin with", () => {
  expect(codeSpans("`a` and `` `b` `` and ```c``d```")).toEqual(["a", "`b`", "c``d"]);
});

test("images, and links in code, are not links", () => {
  const pieces = dissect("[a](chapter_01_x.md#top) `[b](no)` ![c](no.png) [d `e`](<../f g.md>)");
  expect(links(pieces).map(({ target }) => target)).toEqual(["chapter_01_x.md#top", "../f g.md"]);
});

test("plain text has no marks, no escapes and ordinary spaces", () => {
  expect(plainText("Voir\u202f: **`$&`** et [*là*](x.md), \\`pas\\` &lt;b&gt; snake_case_name")).toBe(
    "Voir : $& et là, `pas` <b> snake_case_name",
  );
});
