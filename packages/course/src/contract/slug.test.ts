import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedSlugs } from "./expected-documents.ts";
import { chapterSlug, isDocumentSlug, nameSlug, yamlSlug } from "./slug.ts";

describe("nameSlug", () => {
  it.each([
    ["Job queue", "job_queue"],
    ["File d'attente éphémère", "file_d_attente_ephemere"],
    ["JobQueue", "job_queue"],
    ["src/$&/`x`", "src_x"],
    ["C++", "c"],
    ["日本語", "x"],
    ["", "x"],
  ])("turns %j into %j", (name, slug) => {
    expect(nameSlug(name)).toBe(slug);
  });

  it("is always a safe file name of at most 60 characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (name) => {
        expect(nameSlug(name)).toMatch(/^[a-z0-9](?:[a-z0-9_]{0,58}[a-z0-9])?$/);
      }),
    );
  });

  it("leaves a slug unchanged", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(nameSlug(nameSlug(name))).toBe(nameSlug(name));
      }),
    );
  });
});

describe("document slugs", () => {
  it("are the exported file names", () => {
    expect(yamlSlug("order")).toBe("step3_order.yaml");
    expect(chapterSlug("chapter", 2, "Job queue")).toBe("chapters/chapter_02_job_queue.md");
    expect(chapterSlug("review", 2, "Job queue")).toBe("reviewed-chapters/chapter_02_job_queue.md");
    expect(chapterSlug("tutorial", 12, "Job queue")).toBe("tutorials/tutorial_12_job_queue.md");
  });

  it("differ even when all names have the same slug", () => {
    const slugs = expectedSlugs(Array.from({ length: 20 }, () => "日本"));
    expect(new Set(slugs).size).toBe(63);
  });
});

describe("isDocumentSlug", () => {
  it("accepts every slug that the contract makes", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 3, maxLength: 20 }), (names) => {
        expect(expectedSlugs(names).filter((slug) => !isDocumentSlug(slug))).toEqual([]);
      }),
    );
  });

  it.each([
    "",
    "../step1_abstractions.yaml",
    "up/.ssh/id_ed25519",
    "chapters/../../chapter_01_x.md",
    "chapters/up/chapter_01_x.md",
    "/chapters/chapter_01_x.md",
    "chapters/chapter_01_x.md\n",
    "chapters/chapter_01_.md",
    "tutorials/chapter_01_x.md",
    "step1_abstractions-yaml",
    "src/main.ts",
    ".git/config",
  ])("refuses %j", (text) => {
    expect(isDocumentSlug(text)).toBe(false);
  });
});
