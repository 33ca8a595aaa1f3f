import { createManifest, parseManifest } from "@fondation/course/manifest";
import { describe, expect, it } from "vitest";
import { COMMIT, hash, SAMPLE_SOURCES, sampleDocuments, sampleManifest } from "../testing/sample-course.ts";
import { differences, missingDocuments, type StoredCourse } from "./completeness.ts";

const manifest = sampleManifest(sampleDocuments());

function stored(change: Partial<StoredCourse> = {}): StoredCourse {
  return {
    commit: COMMIT,
    engine: { name: "static", version: "1" },
    language: "fr",
    chapters: 10,
    documents: manifest.documents,
    sources: SAMPLE_SOURCES.map(({ citation, text }) => ({ citation, sha256: hash(text) })),
    ...change,
  };
}

describe("a stored course", () => {
  it("is complete when it matches the manifest, in any order of storage", () => {
    expect(differences(manifest, stored())).toEqual([]);
    expect(differences(manifest, stored({ documents: manifest.documents.toReversed() }))).toEqual([]);
  });

  it("is complete by the manifest that the course package makes", () => {
    const course = {
      repository: "owner/name",
      commit: COMMIT,
      engine: { name: "static", version: "1" },
      language: "fr",
      chapters: 10,
      documents: sampleDocuments(),
    } as const;
    const made = createManifest(course, manifest.citations, manifest.verification);
    const read = parseManifest(JSON.stringify(made), "refused").manifest ?? manifest;
    expect(read).toEqual(made);
    expect(differences(read, stored())).toEqual([]);
  });

  it("must have every position of every kind, even if the manifest has not", () => {
    const documents = manifest.documents.filter(({ slug }) => !slug.includes("tutorial_04"));
    expect(differences({ ...manifest, documents }, stored({ documents }))).toEqual([
      "of kind tutorial the positions 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 are due, stored are 1, 2, 3, 5, 6, 7, 8, 9, 10",
    ]);
  });

  it("lacks documents by name: as the manifest names them, or after another one of the part", () => {
    const lacking = (listed: string, gone: string) =>
      missingDocuments(
        { ...manifest, documents: manifest.documents.filter(({ slug }) => slug.includes(listed)) },
        stored({ documents: manifest.documents.filter(({ slug }) => !slug.includes(gone)) }),
      );
    expect(lacking("", "tutorial_04")).toEqual(["tutorials/tutorial_04_partie.md"]);
    expect(lacking("step", "tutorial_04")).toEqual(["tutorials/tutorial_04_partie_4.md"]);
    expect(lacking("none", "order")).toEqual(["step3_order.yaml"]);
    expect(lacking("none", "_02_")).toEqual([
      "chapters/chapter_02_x.md",
      "reviewed-chapters/chapter_02_x.md",
      "tutorials/tutorial_02_x.md",
    ]);
    expect(lacking("", "nothing")).toEqual([]);
  });

  it("must not have a position twice", () => {
    const documents = manifest.documents.map((document) =>
      document.kind === "review" ? { ...document, position: 1 } : document,
    );
    expect(differences({ ...manifest, documents }, stored({ documents }))).toHaveLength(1);
  });

  it("may have only the shown part of a citation's text beyond 200 lines", () => {
    const citation = "long.txt#L1-L201";
    const citations = [...manifest.citations, { citation, sha256: hash("whole") }];
    const sources = [...stored().sources, { citation, sha256: hash("part") }];
    expect(differences({ ...manifest, citations }, stored({ sources }))).toEqual([]);
  });
});
