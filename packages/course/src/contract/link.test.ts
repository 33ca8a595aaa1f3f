import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedSlugs } from "./expected-documents.ts";
import { relativeLink, resolveLink } from "./link.ts";

const chapter = "chapters/chapter_01_queue.md";

describe("relativeLink", () => {
  it.each([
    ["chapters/chapter_02_job.md", "chapter_02_job.md"],
    ["tutorials/tutorial_01_queue.md", "../tutorials/tutorial_01_queue.md"],
    ["step1_abstractions.yaml", "../step1_abstractions.yaml"],
  ])("reaches %s from a chapter", (slug, url) => {
    expect(relativeLink(chapter, slug)).toBe(url);
  });

  it("resolves to its target, between any two documents and to any anchor", () => {
    const slugs = expectedSlugs(["Queue", "Job", "Worker"]);
    fc.assert(
      fc.property(
        fc.constantFrom(...slugs),
        fc.constantFrom(...slugs),
        fc.string({ unit: "grapheme", minLength: 1 }),
        (from, slug, anchor) => {
          expect(resolveLink(from, relativeLink(from, slug, anchor))).toEqual({
            kind: "document",
            slug,
            anchor,
          });
        },
      ),
    );
  });
});

describe("resolveLink", () => {
  it("resolves a bare anchor to the same document", () => {
    expect(resolveLink(chapter, "#essai")).toEqual({ kind: "document", slug: chapter, anchor: "essai" });
  });

  it("returns web links unchanged", () => {
    expect(resolveLink(chapter, "https://example.org/a#b")).toEqual({
      kind: "external",
      url: "https://example.org/a#b",
    });
  });

  it.each([
    ["", /empty/],
    ["#", /empty/],
    ["/cours/a/b", /relative/],
    ["//example.org", /relative/],
    ["../../step1_abstractions.yaml", /out of the course/],
    ["javascript:alert(1)", /https/],
    ["file:///etc/passwd", /https/],
    ["data:text/html,x", /https/],
    ["a%.md", /percent/],
  ])("calls %j dead", (url, reason) => {
    expect(resolveLink(chapter, url)).toEqual({ kind: "dead", reason: expect.stringMatching(reason) });
  });
});
