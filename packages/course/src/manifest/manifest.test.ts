import { describe, expect, it } from "vitest";
import type { Course } from "../contract/documents.ts";
import { CourseFormatError } from "../course-format-error.ts";
import { textSha256 } from "../hash.ts";
import { createManifest, manifestText, readManifest, restoreCourse } from "./index.ts";

const course: Course = {
  repository: "octo/demo",
  commit: "0123456789abcdef0123456789abcdef01234567",
  engine: { name: "static", version: "1" },
  language: "fr",
  chapters: 3,
  shortfall: "Trop petit.",
  documents: [
    {
      slug: "chapters/chapter_01_x.md",
      kind: "chapter",
      position: 1,
      title: "X",
      content: "# Chapitre 1 : X $& é\n",
    },
  ],
};
const report = {
  passed: false,
  checks: [
    {
      id: "G1",
      title: "Structure",
      checked: 1,
      failed: 1,
      findings: [{ check: "G1", slug: "a", line: 2, message: "b" }],
    },
  ],
};
const manifest = createManifest(course, [{ citation: "a#L1-L1", sha256: textSha256("a") }], report);

describe("a manifest", () => {
  it("reads back as it was written", () => {
    expect(readManifest(manifestText(manifest))).toEqual(manifest);
    expect(manifestText(manifest)).toMatch(/^\{\n {2}"formatVersion": 1,\n/);
    expect(manifestText(manifest)).toMatch(/\n\}\n$/);
  });

  it("lists each document with its hash and length instead of its content", () => {
    expect(manifest.documents).toEqual([
      {
        slug: "chapters/chapter_01_x.md",
        kind: "chapter",
        position: 1,
        title: "X",
        sha256: textSha256("# Chapitre 1 : X $& é\n"),
        bytes: 23,
      },
    ]);
  });

  it("contains the use of a model by step and in total, or nothing without one", () => {
    const used = {
      requests: 1,
      inputTokens: 10,
      outputTokens: 20,
      cacheReadTokens: 30,
      cacheWriteTokens: 40,
      costUsd: 0.1,
    };
    const steps = [
      { step: 4, ...used, costUsd: 0.2 },
      { step: 1, ...used },
    ];
    const paid = createManifest(course, [], report, steps);
    expect(paid.usage).toEqual({
      steps: steps.toReversed(),
      total: {
        requests: 2,
        inputTokens: 20,
        outputTokens: 40,
        cacheReadTokens: 60,
        cacheWriteTokens: 80,
        costUsd: 0.3,
      },
    });
    expect(readManifest(manifestText(paid))).toEqual(paid);
    expect(manifest).not.toHaveProperty("usage");
    const negative = { ...paid, usage: { ...paid.usage, total: { ...used, costUsd: -1 } } };
    expect(() => readManifest(JSON.stringify(negative))).toThrow(/costUsd/);
  });

  it.each([
    ["text that is not JSON", "{", /not JSON/],
    ["another format", JSON.stringify({ ...manifest, formatVersion: 2 }), /formatVersion/],
    ["a short commit", JSON.stringify({ ...manifest, commit: "0123456" }), /commit/],
  ])("is not read from %s", (_, text, message) => {
    expect(() => readManifest(text)).toThrow(CourseFormatError);
    expect(() => readManifest(text)).toThrow(message);
  });
});

describe("restoreCourse", () => {
  const [document] = course.documents;

  it("restores the course from the documents", () => {
    expect(restoreCourse(manifest, () => document?.content)).toEqual(course);
  });

  it("names documents that are missing or changed", () => {
    expect(() => restoreCourse(manifest, () => undefined)).toThrow(/chapter_01_x\.md is missing/);
    expect(() => restoreCourse(manifest, () => "other\n")).toThrow(/chapter_01_x\.md differs/);
  });
});
