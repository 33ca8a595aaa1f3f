/** Documents that are missing, doubled, in another's place, or damaged. */
import type { Mutant, Patch } from "../mutant.ts";
import { SMALL_COURSE } from "./owners.ts";

const FIRST = "chapters/chapter_01_tally.md";
const SECOND = "chapters/chapter_02_report.md";

/** Changes the `content` of the document `slug` that readers get. `bodyOf` reads another one. */
const read = (change: string): Patch => ({
  part: "functions",
  find: "    return { slug, kind, position, title, sha256: sha2563, bytes, content: body.content };",
  replace: `    let { content } = body;
    const bodyOf = async (other) => (await ctx.db.query("documentBodies").withIndex("by_courseId_and_slug", (q) => q.eq("courseId", courseId).eq("slug", other)).unique()).content;
    ${change}
    return { slug, kind, position, title, sha256: sha2563, bytes, content };`,
});

/** Changes the list of documents `all` that readers get. */
const listed = (change: string): Patch => ({
  part: "functions",
  find: "            documents: documents.map(({ slug, kind, position, title, sha256: sha2563, bytes }) => ({",
  replace: `            documents: ((all) => ${change})(documents).map(({ slug, kind, position, title, sha256: sha2563, bytes }) => ({`,
});

const PUBLISH =
  "async function publishCourse({course,languages,manifest,citations,diagrams},{backend,journal,signal}){";

export const DOCUMENT_MUTANTS: readonly Mutant[] = [
  {
    id: "last-document-missing",
    what: "the last document is in neither the store nor the manifest",
    patches: [
      {
        part: "programs",
        find: PUBLISH,
        replace: `${PUBLISH}course={...course,documents:course.documents.slice(0,-1)};manifest={...manifest,documents:manifest.documents.slice(0,-1)};`,
      },
    ],
    owner: SMALL_COURSE,
    message: /Un document du cours manque\s: tutorials\/tutorial_03_order\.md/,
    quick: true,
  },
  {
    id: "contents-without-last",
    what: "the table of contents lacks the last document",
    patches: [listed("all.slice(0, -1)")],
    owner: SMALL_COURSE,
    message: /the table of contents[\s\S]*-.*tutorial_03_order/,
  },
  {
    id: "document-twice",
    what: "the table of contents has the first chapter twice",
    patches: [listed("[...all, ...all.slice(3, 4)]")],
    owner: SMALL_COURSE,
    message: /the table of contents[\s\S]*\+.*chapter_01_tally/,
  },
  {
    id: "documents-swapped",
    what: "two chapters are in each other's place",
    patches: [
      read(
        `if (slug === "${FIRST}") content = await bodyOf("${SECOND}"); else if (slug === "${SECOND}") content = await bodyOf("${FIRST}");`,
      ),
    ],
    owner: SMALL_COURSE,
    message: /the heading of chapters\/chapter_01_tally\.md[\s\S]*Report/,
  },
  {
    id: "document-empty",
    what: "the first chapter is empty",
    patches: [read(`if (slug === "${FIRST}") content = "";`)],
    owner: SMALL_COURSE,
    message: /the heading of chapters\/chapter_01_tally\.md/,
  },
  {
    id: "document-of-another-course",
    what: "the second chapter is that of another course",
    patches: [
      read(
        `if (slug === "${SECOND}") content = "# Chapitre 2 : Report\\n\\nLe serveur reçoit toutes les demandes (\`src/http/router.ts#L33-L40\`).\\n\\nIl les donne ensuite au service des colis.\\n";`,
      ),
    ],
    owner: SMALL_COURSE,
    message:
      /chapters\/chapter_02_report\.md:3 cites src\/http\/router\.ts#L33-L40, but there is no such file/,
  },
  {
    id: "body-of-another-document",
    what: "the first chapter has its own title and the text of the second",
    patches: [
      read(
        `if (slug === "${FIRST}") { const other = await bodyOf("${SECOND}"); content = content.split("\\n")[0] + other.slice(other.indexOf("\\n")); }`,
      ),
    ],
    owner: SMALL_COURSE,
    message: /documents about the same part that chapters\/chapter_01_tally\.md does not link to/,
  },
  {
    id: "titles-swapped",
    what: "the table of contents has the titles of two chapters swapped",
    patches: [
      listed("all.map((entry, at) => ({ ...entry, title: all[at === 3 ? 4 : at === 4 ? 3 : at].title }))"),
    ],
    owner: SMALL_COURSE,
    message: /the titles in the table of contents[\s\S]*"Report"/,
    quick: true,
  },
  {
    id: "title-cut",
    what: "a title in the table of contents is cut",
    patches: [
      listed("all.map((entry, at) => at === 3 ? { ...entry, title: entry.title.slice(0, -2) } : entry)"),
    ],
    owner: SMALL_COURSE,
    message: /the titles in the table of contents[\s\S]*"Tal"/,
  },
  {
    id: "sentence-lost",
    what: "a document loses its notes on the page",
    patches: [
      {
        part: "programs",
        find: "nodes=markdownNodes(content,language2,vocabulary,{colors})",
        replace: 'nodes=markdownNodes(content.replace(/^- `L\\d.*$/gm,""),language2,vocabulary,{colors})',
      },
    ],
    owner: SMALL_COURSE,
    message: /text missing in chapters\/chapter_01_tally\.md/,
  },
  {
    id: "wrong-language",
    what: "a course is written in English where French is asked for",
    patches: [{ part: "programs", find: "language:settings.language,job", replace: 'language:"en",job' }],
    owner: SMALL_COURSE,
    message: /the heading of chapters\/chapter_01_tally\.md[\s\S]*"Chapter1/,
  },
  {
    id: "false-relation",
    what: "a relation is told the wrong way round",
    patches: [
      read(
        'if (kind === "relationships") content = content.replace("from: 2\\n    to: 1", "from: 1\\n    to: 2");',
      ),
    ],
    owner: SMALL_COURSE,
    message: /Order appelle most_frequent \(Report\), seen in report\.py#L8-L8, which is no file of Order/,
  },
  {
    id: "definition-one-line-late",
    what: "a definition cites the code from one line too late",
    patches: [
      read(
        `if (slug === "${FIRST}") content = content.replace("tally.py#L14-L17\`)", "tally.py#L15-L17\`)");`,
      ),
    ],
    owner: SMALL_COURSE,
    message: /defines main by tally\.py#L15-L17, which does not contain it/,
    quick: true,
  },
];
