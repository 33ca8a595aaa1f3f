/** A valid course of three chapters about the sample repository. Tests change one place of it. */

import {
  type Course,
  type CourseDocument,
  closingHeading,
  courseSize,
  type ExpectedDocument,
  expectedDocuments,
  fencedBlock,
  headingLine,
  inlineCitation,
  type MarkdownKind,
  relativeLink,
  sourceBlock,
  writeAbstractions,
  writeOrder,
  writeRelationships,
} from "@fondation/course";

/** The names of the abstractions in teaching order; their ids are 3, 1 and 2. */
export const NAMES = ["Store: `$&` <b>", "Queue", "Worker"] as const;

const QUEUE = { path: "src/queue.ts", startLine: 1, endLine: 3 };
const QUEUE_TEXT = "export class Queue {\n  take() {\n    return `$&`;";
const ODD = { path: "odd/$& `x` #1.ts", startLine: 1, endLine: 2 };
const STORE = { path: "src/store.go", startLine: 3, endLine: 3 };

const YAML = {
  abstractions: writeAbstractions([
    { id: 1, name: NAMES[1], description: "Holds jobs.", file_paths: ["src/queue.ts"], symbols: ["Queue"] },
    { id: 2, name: NAMES[2], description: "Does jobs.", file_paths: ["src/worker.py"], symbols: ["work"] },
    { id: 3, name: NAMES[0], description: "Keeps jobs.", file_paths: ["src/store.go"], symbols: [] },
  ]),
  relationships: writeRelationships({
    summary: "A queue of jobs.",
    relationships: [
      { from: 2, to: 1, label: "takes jobs from", evidence: ["src/worker.py#L1-L1"] },
      { from: 1, to: 3, label: "keeps jobs in", evidence: [] },
    ],
  }),
  order: writeOrder({
    order: [
      { id: 3, reasoning: "Depends on nothing." },
      { id: 1, reasoning: "Needs the store." },
      { id: 2, reasoning: "Needs the queue." },
    ],
  }),
};

/** The course at a commit of the sample repository. */
export function sampleCourse(commit: string): Course {
  return {
    repository: "octo/sample",
    commit,
    engine: { name: "static", version: "1" },
    language: "fr",
    chapters: NAMES.length,
    shortfall: "Le dépôt est trop petit pour dix chapitres.",
    documents: expectedDocuments(NAMES).map((document) => ({ ...document, content: contentOf(document) })),
  };
}

function contentOf({ slug, kind, position, title }: ExpectedDocument): string {
  if (kind === "abstractions" || kind === "relationships" || kind === "order") return YAML[kind];
  return markdown(slug, kind, position, title);
}

/**
 * Links only to the plan and the first chapter: a test can remove any other document without a dead
 * link.
 */
function markdown(slug: string, kind: MarkdownKind, position: number, title: string): string {
  const plan = relativeLink(slug, "step3_order.yaml");
  const start = relativeLink(slug, "chapters/chapter_01_store_b.md", "en-résumé");
  const filler =
    "Cette partie du dépôt garde les travaux, les donne un par un, et ne les perd jamais. ".repeat(4);
  return `${[
    headingLine(kind, "fr", position, title),
    `Voir [le plan](${plan}), [le début](${start}), [ici](#essai) et [le site](https://example.org/).`,
    "## Essai",
    `La file ${inlineCitation(QUEUE)} et ${inlineCitation(ODD)} ; ${filler}`,
    sourceBlock("ts", QUEUE, QUEUE_TEXT),
    fencedBlock("answer", sourceBlock("go", STORE, "func Open() {}")),
    `## ${closingHeading(kind, "fr")}`,
    "La file rend les travaux dans l'ordre.",
  ].join("\n\n")}\n`;
}

/** The same course with one document changed. */
export function withDocument(
  course: Course,
  slug: string,
  change: (document: CourseDocument) => CourseDocument,
): Course {
  if (!course.documents.some((document) => document.slug === slug))
    throw new Error(`The sample has no ${slug}.`);
  const documents = course.documents.map((document) =>
    document.slug === slug ? change(document) : document,
  );
  return { ...course, documents };
}

/**
 * The same course with a piece of one document replaced. Throws when the document does not contain
 * the piece.
 */
export function withText(course: Course, slug: string, piece: string, replacement: string): Course {
  return withDocument(course, slug, (document) => {
    if (!document.content.includes(piece)) throw new Error(`${slug} does not contain ${piece}.`);
    return { ...document, content: document.content.replace(piece, () => replacement) };
  });
}

export const SAMPLE_SIZE = courseSize(NAMES.length);
