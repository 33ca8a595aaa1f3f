import { expect, test } from "vitest";
import { type LinkBase, resolveLink } from "./document-links.ts";

const base: LinkBase = {
  edition: { route: "/cours/acme/shop", generation: "current" },
  slug: "chapters/chapter_01_a.md",
  slugs: new Set([
    "chapters/chapter_01_a.md",
    "chapters/chapter_02_b.md",
    "tutorials/tutorial_01_a.md",
    "step1_abstractions.yaml",
  ]),
};

test.each([
  ["chapter_02_b.md", "/cours/acme/shop/chapters/chapter_02_b.md"],
  ["../tutorials/tutorial_01_a.md#étape-1", "/cours/acme/shop/tutorials/tutorial_01_a.md#%C3%A9tape-1"],
  ["../step1_abstractions.yaml", "/cours/acme/shop/step1_abstractions.yaml"],
  ["#plan", "/cours/acme/shop/chapters/chapter_01_a.md#plan"],
])("%s leads to a document of the course", (href, to) => {
  expect(resolveLink(href, base)).toEqual({ kind: "internal", to });
});

test("links in the previous course stay in it", () => {
  const previous: LinkBase = { ...base, edition: { ...base.edition, generation: "previous" } };
  expect(resolveLink("chapter_02_b.md#plan", previous)).toEqual({
    kind: "internal",
    to: "/cours/acme/shop/chapters/chapter_02_b.md?version=precedente#plan",
  });
});

test("a link to another site is external", () => {
  expect(resolveLink("https://example.org/x", base)).toEqual({
    kind: "external",
    href: "https://example.org/x",
  });
});

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "//example.org",
  "missing.md",
  "../../etc/passwd",
  "",
  "%E0%A4%A",
])("%s is a dead link", (href) => {
  expect(resolveLink(href, base)).toEqual({ kind: "dead" });
});
