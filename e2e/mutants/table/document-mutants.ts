/** Documents that are missing, doubled, in another's place, or damaged. */
import type { Mutant } from "../mutant.ts";
import { SMALL_COURSE } from "./owners.ts";

const DOCUMENT_ANSWER =
  "return { slug, kind, position, title, sha256: sha2563, bytes, content: body.content };";
/** Changes the `content` of a document that the pages get. */
const shown = (change: string) => ({
  part: "functions" as const,
  find: DOCUMENT_ANSWER,
  replace: `let { content } = body; ${change} return { slug, kind, position, title, sha256: sha2563, bytes, content };`,
});
/** Changes the list of documents `all` that the pages get. */
const listed = (change: string) => ({
  part: "functions" as const,
  find: "            documents: documents.map(({ slug, kind, position, title, sha256: sha2563, bytes }) => ({",
  replace: `            documents: ((all) => ${change})(documents).map(({ slug, kind, position, title, sha256: sha2563, bytes }) => ({`,
});

export const DOCUMENT_MUTANTS: readonly Mutant[] = [
  {
    id: "last-document-missing",
    what: "the last document is in neither the store nor the manifest",
    patches: [
      {
        part: "programs",
        find: "async function publishCourse({course,languages,manifest,citations,diagrams},{backend,journal,signal}){",
        replace:
          "async function publishCourse({course,languages,manifest,citations,diagrams},{backend,journal,signal}){course={...course,documents:course.documents.slice(0,-1)};manifest={...manifest,documents:manifest.documents.slice(0,-1)};",
      },
    ],
    owner: SMALL_COURSE,
    message: /of kind tutorial the positions 1, 2, 3 are due, stored are 1, 2/,
    quick: true,
  },
  {
    id: "contents-without-last",
    what: "the table of contents lacks the last document",
    patches: [listed("all.slice(0, -1)")],
    owner: SMALL_COURSE,
    message: /the table of contents[\s\S]*tutorial_03_order/,
  },
  {
    id: "document-twice",
    what: "the table of contents has the first chapter twice",
    patches: [listed("[...all, ...all.slice(3, 4)]")],
    owner: SMALL_COURSE,
    message: /the table of contents[\s\S]*chapter_01_tally/,
  },
  {
    id: "document-empty",
    what: "the first chapter is empty",
    patches: [shown('if (slug === "chapters/chapter_01_tally.md") content = "";')],
    owner: SMALL_COURSE,
    message: /the heading of chapters\/chapter_01_tally\.md/,
  },
  {
    id: "sentence-lost",
    what: "a document loses a sentence on its page",
    patches: [
      {
        part: "programs",
        find: "nodes=markdownNodes(content,language2,vocabulary,{colors})",
        replace: 'nodes=markdownNodes(content.replace(/^- `L\\d.*$/gm,""),language2,vocabulary,{colors})',
      },
    ],
    owner: SMALL_COURSE,
    message: /text missing in/,
  },
];
