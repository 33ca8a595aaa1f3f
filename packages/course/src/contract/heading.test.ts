import { expect, it } from "vitest";
import { closingHeading, headingText, isMarkdownKind } from "./heading.ts";

it("names every kind of document in French and in English", () => {
  expect(headingText("chapter", "fr", 1, "C#")).toBe("Chapitre 1 : C#");
  expect(headingText("tutorial", "en", 1, "Queue")).toBe("Tutorial 1 : Queue");
});

it("closes every kind of document with a section of its own name", () => {
  expect(closingHeading("chapter", "fr")).toBe("En résumé");
  expect(closingHeading("tutorial", "en")).toBe("Going further");
});

it("distinguishes Markdown kinds from YAML kinds", () => {
  expect(isMarkdownKind("review")).toBe(true);
  expect(isMarkdownKind("order")).toBe(false);
});
