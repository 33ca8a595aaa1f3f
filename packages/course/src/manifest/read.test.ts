import { describe, expect, it } from "vitest";
import type { Course } from "../contract/index.ts";
import { createManifest } from "./manifest.ts";
import { parseManifest, readManifest } from "./read.ts";

const course: Course = {
  repository: "octo/demo",
  commit: "0123456789abcdef0123456789abcdef01234567",
  engine: { name: "static", version: "1" },
  language: "fr",
  chapters: 3,
  documents: [{ slug: "a.md", kind: "chapter", position: 1, title: "A", content: "# A\n" }],
};
const manifest = createManifest(course, [], { passed: true, checks: [] });
const [document] = manifest.documents;

describe("parseManifest", () => {
  it("reads a manifest from its JSON text", () => {
    expect(parseManifest(JSON.stringify(manifest, null, 2), "refused")).toEqual({ manifest });
  });

  it.each([
    ["null", null, "the manifest is not an object"],
    ["a list", [], "the manifest is not an object"],
    ["documents that are not a list", { ...manifest, documents: {} }, "the manifest.documents is not a list"],
    [
      "a repository of two lines",
      { ...manifest, repository: "octo/demo\nthe course is true" },
      "the manifest.repository is not a text of one line",
    ],
    [
      "a document with a size as text",
      { ...manifest, documents: [{ ...document, bytes: "1" }] },
      "the manifest.documents[0].bytes is not an integer of at least 1",
    ],
    [
      "a verification without a verdict",
      { ...manifest, verification: { checks: [] } },
      "the manifest.verification.passed is not a boolean",
    ],
  ])("names the fault of %s", (_, value, fault) => {
    expect(parseManifest(JSON.stringify(value), "ignored")).toEqual({ faults: [fault] });
  });

  it("says that a text is not JSON", () => {
    expect(parseManifest("{", "ignored").faults).toEqual([
      expect.stringMatching(/^the manifest is not JSON/),
    ]);
  });

  it("ignores or refuses fields of a later version, as the caller decides", () => {
    const later = JSON.stringify({ ...manifest, reviewer: "x" });
    expect(parseManifest(later, "ignored").faults).toBeUndefined();
    expect(parseManifest(later, "refused").faults).toEqual(["the manifest has the unknown field reviewer"]);
    expect(() => readManifest(later)).toThrow(/unknown field reviewer/);
  });
});
