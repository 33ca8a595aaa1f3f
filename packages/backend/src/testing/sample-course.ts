/**
 * A small complete course and its manifest. `node:crypto` makes its hashes, independently of the
 * code under test.
 */

import { createHash } from "node:crypto";

export const COMMIT = "0123456789abcdef0123456789abcdef01234567";

export interface SampleDocument {
  slug: string;
  kind: "abstractions" | "relationships" | "order" | "chapter" | "review" | "tutorial";
  position: number;
  title: string;
  content: string;
}

export function hash(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** The 3 + 3·N documents. `edition` makes their contents differ. */
export function sampleDocuments(chapters = 10, edition = "première"): SampleDocument[] {
  const yaml = (["abstractions", "relationships", "order"] as const).map((kind, index) => ({
    slug: `step${index + 1}_${kind}.yaml`,
    kind,
    position: 0,
    title: kind,
    content: `# ${kind}, ${edition}\n`,
  }));
  const written = [
    ["chapter", "chapters/chapter", "Chapitre"],
    ["review", "reviewed-chapters/chapter", "Chapitre"],
    ["tutorial", "tutorials/tutorial", "Tutoriel"],
  ] as const;
  const markdown = written.flatMap(([kind, prefix, word]) =>
    Array.from({ length: chapters }, (_, index) => {
      const position = index + 1;
      return {
        slug: `${prefix}_${String(position).padStart(2, "0")}_partie.md`,
        kind,
        position,
        title: `Partie ${position}`,
        content: `# ${word} ${position} : Partie ${position}\n\nÉdition ${edition} de ${kind} — « été ».\n`,
      };
    }),
  );
  return [...yaml, ...markdown];
}

export const SAMPLE_SOURCES = [
  {
    citation: "src/a.ts#L1-L2",
    path: "src/a.ts",
    startLine: 1,
    endLine: 2,
    text: "const a = 1;\nexport { a };",
  },
  { citation: "src/é b.ts#L3-L3", path: "src/é b.ts", startLine: 3, endLine: 3, text: "// été" },
];

/** A manifest that a test may change. */
export function sampleManifest(documents: readonly SampleDocument[], chapters = 10) {
  return {
    formatVersion: 1 as const,
    repository: "owner/name",
    commit: COMMIT,
    engine: { name: "static" as const, version: "1" },
    language: "fr" as const,
    chapters,
    documents: documents.map(({ content, ...entry }) => ({
      ...entry,
      sha256: hash(content),
      bytes: Buffer.byteLength(content),
    })),
    citations: SAMPLE_SOURCES.map(({ citation, text }) => ({ citation, sha256: hash(text) })),
    verification: {
      passed: true,
      checks: [
        { id: "G1", title: "Contrat", checked: 33, failed: 0, findings: [] },
        { id: "G3", title: "Références", checked: 5, failed: 0, findings: [] },
      ],
    },
  };
}
