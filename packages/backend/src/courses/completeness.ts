/** Compares a stored course with its manifest and with the contract of 3 + 3·N documents. */

import {
  chapterSlug,
  DOCUMENT_KINDS,
  expectedPositions,
  isMarkdownKind,
  yamlSlug,
} from "@fondation/course/contract";
import type { Manifest } from "@fondation/course/manifest";
import { isShownWhole } from "./cited-lines.ts";

/** A stored course. The backend computed its hashes and sizes. */
export interface StoredCourse {
  readonly commit: string;
  readonly engine: { readonly name: string; readonly version: string };
  readonly language: string;
  readonly chapters: number;
  readonly documents: Manifest["documents"];
  readonly sources: readonly { readonly citation: string; readonly sha256: string }[];
}

/** Every difference, one sentence each. Empty when the course is complete. */
export function differences(manifest: Manifest, stored: StoredCourse): string[] {
  return [
    ...headDifferences(manifest, stored),
    ...contractDifferences(stored),
    ...documentDifferences(manifest, stored),
    ...sourceDifferences(manifest, stored),
  ];
}

/**
 * Slugs of the documents that the store lacks, by the contract or by the manifest. A document that
 * neither has is named after another one about the same part.
 */
export function missingDocuments(
  manifest: Manifest,
  { chapters, documents }: Pick<StoredCourse, "chapters" | "documents">,
): string[] {
  const due = DOCUMENT_KINDS.flatMap((kind) =>
    expectedPositions(kind, chapters).map((position) => ({ kind, position })),
  );
  const lacking = due.filter(
    ({ kind, position }) =>
      !documents.some((document) => document.kind === kind && document.position === position),
  );
  const slugs = lacking.map(({ kind, position }) => {
    const listed = manifest.documents.find((said) => said.kind === kind && said.position === position);
    if (listed !== undefined) return listed.slug;
    if (!isMarkdownKind(kind)) return yamlSlug(kind);
    const about = documents.find((document) => document.position === position);
    return chapterSlug(kind, position, about?.title ?? "");
  });
  const stored = new Set(documents.map(({ slug }) => slug));
  const listed = manifest.documents.map(({ slug }) => slug).filter((slug) => !stored.has(slug));
  return [...new Set([...slugs, ...listed])];
}

function headDifferences(manifest: Manifest, stored: StoredCourse): string[] {
  const facts = [
    ["commit", manifest.commit, stored.commit],
    ["engine", manifest.engine.name, stored.engine.name],
    ["engine version", manifest.engine.version, stored.engine.version],
    ["language", manifest.language, stored.language],
    ["number of chapters", manifest.chapters, stored.chapters],
  ] as const;
  const found = facts
    .filter(([, said, is]) => said !== is)
    .map(([what, said, is]) => `the manifest's ${what} is ${said}, the stored one ${is}`);
  if (!manifest.verification.passed) found.push("the manifest says that the verification failed");
  return found;
}

function contractDifferences({ chapters, documents }: StoredCourse): string[] {
  return DOCUMENT_KINDS.flatMap((kind) => {
    const places = expectedPositions(kind, chapters);
    const found = documents
      .filter((document) => document.kind === kind)
      .map(({ position }) => position)
      .sort((a, b) => a - b);
    if (found.join() === places.join()) return [];
    return [
      `of kind ${kind} the positions ${places.join(", ")} are due, stored are ${found.join(", ") || "none"}`,
    ];
  });
}

function documentDifferences(manifest: Manifest, stored: StoredCourse): string[] {
  const bySlug = new Map(stored.documents.map((document) => [document.slug, document]));
  const listed = new Set(manifest.documents.map(({ slug }) => slug));
  const found = manifest.documents.flatMap((said) => {
    const is = bySlug.get(said.slug);
    if (is === undefined) return [`${said.slug} is missing`];
    return (["kind", "position", "title", "sha256", "bytes"] as const)
      .filter((field) => said[field] !== is[field])
      .map((field) => `${said.slug} has another ${field} than the manifest says`);
  });
  if (listed.size !== manifest.documents.length) found.push("the manifest lists a document twice");
  for (const { slug } of stored.documents) {
    if (!listed.has(slug)) found.push(`${slug} is stored and not in the manifest`);
  }
  return found;
}

function sourceDifferences(manifest: Manifest, stored: StoredCourse): string[] {
  const hashes = new Map(stored.sources.map(({ citation, sha256 }) => [citation, sha256]));
  return manifest.citations.flatMap(({ citation, sha256 }) => {
    const is = hashes.get(citation);
    if (is === undefined) return [`the text of ${citation} is missing`];
    // Of a longer span, the worker may have sent only the beginning that the pages show.
    return isShownWhole(citation) && is !== sha256 ? [`the text of ${citation} has another hash`] : [];
  });
}
