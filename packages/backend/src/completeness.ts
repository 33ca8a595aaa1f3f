/** Is what is stored the course that the manifest describes, whole and by the contract of 3 + 3·N documents? */

import type { DocumentKind } from "@fondation/course";
import { citedLines, SHOWN_LINES } from "./citedLines.ts";
import type { PublishedManifest } from "./manifest.ts";

/** What the backend stored of a course; hashes and sizes are the backend's own. */
export interface StoredCourse {
  readonly commit: string;
  readonly engine: { readonly name: string; readonly version: string };
  readonly language: string;
  readonly chapters: number;
  readonly documents: PublishedManifest["documents"];
  readonly sources: readonly { readonly citation: string; readonly sha256: string }[];
}

/** The kinds of document in the order of a course, and whether there is one of each or one per chapter. */
const KINDS = [
  ["abstractions", "once"],
  ["relationships", "once"],
  ["order", "once"],
  ["chapter", "per-chapter"],
  ["review", "per-chapter"],
  ["tutorial", "per-chapter"],
] as const satisfies readonly (readonly [DocumentKind, "once" | "per-chapter"])[];

/** Sorts documents as a table of contents shows them: by kind, then by position. */
export function inContractOrder<Entry extends { kind: DocumentKind; position: number }>(
  documents: readonly Entry[],
): Entry[] {
  const rank = (kind: DocumentKind) => KINDS.findIndex(([known]) => known === kind);
  return documents.toSorted((a, b) => rank(a.kind) - rank(b.kind) || a.position - b.position);
}

/** Every difference, one sentence each; none means that the course is complete. */
export function differences(manifest: PublishedManifest, stored: StoredCourse): string[] {
  return [
    ...headDifferences(manifest, stored),
    ...contractDifferences(stored),
    ...documentDifferences(manifest, stored),
    ...sourceDifferences(manifest, stored),
  ];
}

function headDifferences(manifest: PublishedManifest, stored: StoredCourse): string[] {
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
  return KINDS.flatMap(([kind, count]) => {
    const places = count === "once" ? [0] : Array.from({ length: chapters }, (_, index) => index + 1);
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

function documentDifferences(manifest: PublishedManifest, stored: StoredCourse): string[] {
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

function sourceDifferences(manifest: PublishedManifest, stored: StoredCourse): string[] {
  const hashes = new Map(stored.sources.map(({ citation, sha256 }) => [citation, sha256]));
  return manifest.citations.flatMap(({ citation, sha256 }) => {
    const is = hashes.get(citation);
    if (is === undefined) return [`the text of ${citation} is missing`];
    // Of a longer span the worker may have sent only what is shown.
    const whole = (citedLines(citation) ?? 0) <= SHOWN_LINES;
    return whole && is !== sha256 ? [`the text of ${citation} has another hash`] : [];
  });
}
