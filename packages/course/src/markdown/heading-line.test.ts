import fc from "fast-check";
import { expect, it } from "vitest";
import { headingText } from "../contract/index.ts";
import { headingLine } from "./heading-line.ts";
import { extractHeadings } from "./headings.ts";

it("follows the contract in French and in English", () => {
  expect(headingLine("chapter", "fr", 1, "File d'attente")).toBe("# Chapitre 1 : File d'attente");
  expect(headingLine("review", "fr", 12, "job_queue")).toBe("# Chapitre 12 : job_queue");
  expect(headingLine("tutorial", "fr", 3, "C#")).toBe("# Tutoriel 3 : C#");
  expect(headingLine("chapter", "en", 1, "Queue")).toBe("# Chapter 1 : Queue");
  expect(headingLine("tutorial", "en", 1, "Queue")).toBe("# Tutorial 1 : Queue");
});

it("is parsed as a heading with the same text, whatever the name", () => {
  const names = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc.constantFrom(
      "`$&`",
      "<script>alert(1)</script>",
      "[a](b)",
      "a #",
      "_x_ __y__",
      "&lt;",
      "a|b\\|c",
      "![i](x)",
      "~~s~~",
    ),
  );
  fc.assert(
    fc.property(
      names.map((name) => name.trim()),
      (name) => {
        fc.pre(name !== "" && !/[\p{Cc}\u2028\u2029]/u.test(name));
        const [heading, ...others] = extractHeadings(`${headingLine("chapter", "fr", 7, name)}\n\nText.\n`);
        expect(heading?.text).toBe(headingText("chapter", "fr", 7, name));
        expect(others).toEqual([]);
      },
    ),
  );
});
