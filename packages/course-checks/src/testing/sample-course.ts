/** A valid course of three chapters about the sample repository. Tests change one place of it. */

import {
  type Course,
  type CourseDocument,
  closingHeading,
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

const QUEUE = { path: "src/queue.ts", startLine: 1, endLine: 5 };
const QUEUE_TEXT = "export class Queue {\n  take() {\n    return `$&`;\n  }\n}";
const WORK = { path: "src/work.ts", startLine: 3, endLine: 7 };
const WORK_TEXT =
  "export function work(queue: Queue) {\n  return queue.take() ?? idle();\n}\n\nfunction idle() {}";
const ODD = { path: "odd/$& `x` #1.ts", startLine: 1, endLine: 2 };
const STORE = { path: "src/store.go", startLine: 3, endLine: 3 };

const YAML = {
  abstractions: writeAbstractions([
    {
      id: 1,
      name: NAMES[1],
      description: "Garde les travaux.",
      file_paths: ["src/queue.ts"],
      symbols: ["Queue"],
    },
    {
      id: 2,
      name: NAMES[2],
      description: "Fait les travaux.",
      file_paths: ["src/work.ts"],
      symbols: ["work"],
    },
    { id: 3, name: NAMES[0], description: "Range les travaux.", file_paths: ["src/store.go"], symbols: [] },
  ]),
  relationships: writeRelationships({
    summary: "Une file de travaux.",
    relationships: [
      { from: 2, to: 1, label: "prend les travaux de", evidence: ["src/work.ts#L1-L1"] },
      { from: 1, to: 3, label: "range ses travaux dans, relation non prouvée", evidence: [] },
    ],
  }),
  order: writeOrder({
    order: [
      { id: 3, reasoning: "Ne dépend de rien." },
      { id: 1, reasoning: "A besoin du magasin." },
      { id: 2, reasoning: "A besoin de la file." },
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
  const here = `du ${PARTS[position - 1]} dans ${KINDS[kind]}`;
  return `${[
    headingLine(kind, "fr", position, title),
    `Voir [le plan](${plan}), [le début](${start}), [ici](#essai) et [le site](https://example.org/) ${here}.`,
    "## Essai",
    `La file (${inlineCitation(QUEUE)}) rend le prochain travail ${here}. Un fichier porte un drôle de nom, ${inlineCitation(ODD)}, que le cours cite ${here}. Les travaux sont gardés, puis donnés un par un, et jamais perdus ${here}.`,
    sourceBlock("ts", QUEUE, QUEUE_TEXT),
    ...(position === NAMES.length ? practice(here) : []),
    fencedBlock("answer", sourceBlock("go", STORE, "func Open() {}")),
    `## ${closingHeading(kind, "fr")}`,
    `La file rend les travaux dans l’ordre ${here}.`,
  ].join("\n\n")}\n`;
}

/** What only the documents of the last chapter have, so that the others stay short. */
function practice(here: string): string[] {
  return [
    `- \`L2-L4\` La méthode donne un travail à la fois ${here}.\n- \`L3\` Elle le rend sans l’avoir lu ${here}.`,
    sourceBlock("ts", WORK, WORK_TEXT),
    `Les 2 appels ${here} :`,
    `- \`work\` utilise \`take\` (\`src/work.ts#L4-L4\`) ${here}.\n- \`work\` appelle \`idle\` (\`src/work.ts#L4-L4\`) quand la file est vide ${here}.`,
    fencedBlock(
      "mermaid",
      'flowchart LR\n  t1["Queue"]\n  t2["Worker"]\n  t3["Pile"]\n  t2 -->|"take"| t1\n  t3 -.->|"étend"| t1',
    ),
    `Que fait l’ouvrier quand la file est vide, ${here} ?`,
    `- **A.** Il attend ${here}.\n- **B.** Il appelle \`idle\` ${here}.`,
    fencedBlock("answer", `**B.** La fonction \`idle\` (\`src/work.ts#L7-L7\`) ne fait rien ${here}.`),
    fencedBlock("sh example", "git status"),
  ];
}

const PARTS = ["magasin", "service des files", "poste de travail"];
const KINDS = { chapter: "ce chapitre", review: "cette relecture", tutorial: "ce tutoriel" };

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
