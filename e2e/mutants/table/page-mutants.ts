/** Pages that show a correct course wrongly, or do what they must not. */
import type { Mutant } from "../mutant.ts";
import { POLICY, SMALL_COURSE } from "./owners.ts";

const CHAPTER = "chapters\\/chapter_01_tally\\.md";
const KEYBOARD = {
  spec: "target-independent/reading-comfort.spec.ts",
  title: "documents are turned, searched and explained by keyboard",
};

export const PAGE_MUTANTS: readonly Mutant[] = [
  {
    id: "cited-lines-late",
    what: "the panel of references shows the cited lines without the first one",
    patches: [
      {
        part: "functions",
        find: "return { path, startLine, endLine, text: shown.text, sha256: sha2563 };",
        replace:
          'return { path, startLine, endLine, text: shown.text.split("\\n").slice(1).join("\\n"), sha256: sha2563 };',
      },
    ],
    owner: SMALL_COURSE,
    message: /the lines of report\.py#L8-L8/,
  },
  {
    id: "dead-link",
    what: "links to the second chapter lead nowhere",
    patches: [
      {
        part: "pages",
        find: /\{kind:`internal`,to:(\w+)\((\w+),(\w+),(\w+\.hash)\)\}/,
        replace: "{kind:`internal`,to:$1($2,$3,$4).replace(/_02_/,`_20_`)}",
      },
    ],
    owner: SMALL_COURSE,
    message: new RegExp(`links of ${CHAPTER}[\\s\\S]*\\+.*chapter_20_report`),
  },
  {
    id: "dead-anchor",
    what: "headings have no anchors that a link could reach",
    patches: [
      {
        part: "programs",
        find: "use(nested?[]:[rehypeSlug,rehypeOpening])",
        replace: "use(nested?[]:[rehypeOpening])",
      },
    ],
    owner: SMALL_COURSE,
    message: new RegExp(`headings of ${CHAPTER} that no link can reach`),
  },
  {
    id: "diagram-not-drawn",
    what: "no drawn diagram is stored",
    patches: [
      { part: "programs", find: "await backend.storeDiagrams(courseId,batch)", replace: "void batch" },
    ],
    owner: SMALL_COURSE,
    message: new RegExp(`diagrams of ${CHAPTER}[\\s\\S]*drawn as frame`),
  },
  {
    id: "diagram-blank",
    what: "the stored diagrams are blank",
    patches: [
      {
        part: "programs",
        find: "await backend.storeDiagrams(courseId,batch)",
        replace:
          'await backend.storeDiagrams(courseId,batch.map(one=>({...one,light:\'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"/>\',dark:\'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"/>\'})))',
      },
    ],
    owner: SMALL_COURSE,
    message: new RegExp(`pixels drawn in a diagram of ${CHAPTER}`),
  },
  {
    id: "pdf-without-last",
    what: "the PDF lacks the last document",
    patches: [
      {
        part: "programs",
        find: "await page.evaluate(course=>window.fondationBooklet.show(course),booklet)",
        replace:
          "await page.evaluate(course=>window.fondationBooklet.show(course),{...booklet,documents:booklet.documents.slice(0,-1)})",
      },
    ],
    owner: SMALL_COURSE,
    message: /the documents in the PDF's outline[\s\S]*Tutoriel3:Order/,
  },
  {
    id: "search-finds-nothing",
    what: "the search finds no passage",
    patches: [
      {
        part: "pages",
        find: /return (\w+)\.ok\?\w+\(await \1\.json\(\)\):\[\]/,
        replace: "return []",
      },
    ],
    owner: KEYBOARD,
    message: /the passage with the sought words/,
  },
  {
    id: "keys-dead",
    what: "the key j does not turn the page",
    patches: [
      {
        part: "pages",
        find: /let (\w+)=(\w+\.current\[`\$\{\w+\?`Ctrl\+`:``\}\$\{(\w+)\.key\}`\]);/,
        replace: "let $1=$3.key===`j`?void 0:$2;",
      },
    ],
    owner: KEYBOARD,
    message: /the document after the key/,
  },
  {
    id: "policy-gone",
    what: "pages have no content security policy",
    patches: [
      {
        part: "programs",
        find: "function pagePolicy(publicConvexUrl,scriptHashes2=[]){",
        replace: 'function pagePolicy(publicConvexUrl,scriptHashes2=[]){return"";',
      },
    ],
    owner: POLICY,
    message: /the content security policy of \/[\s\S]*default-src/,
    quick: true,
  },
  {
    id: "policy-unsafe",
    what: "the content security policy allows every inline script",
    patches: [
      {
        part: "programs",
        find: '"script-src":["\'self\'",...scriptHashes2]',
        replace: '"script-src":["\'self\'","\'unsafe-inline\'"]',
      },
    ],
    owner: POLICY,
    message: /what the policy of \/ allows[\s\S]*unsafe-inline/,
  },
  {
    id: "remote-image",
    what: "the pages load an image of another site",
    patches: [
      {
        part: "pages",
        find: '<div id="fondation-application"></div>\n    <noscript>',
        replace:
          '<img src="https://tracker.invalid/pixel.png" alt=""><div id="fondation-application"></div>\n    <noscript>',
      },
      { part: "programs", find: '"img-src":["\'self\'","data:"]', replace: '"img-src":["*","data:"]' },
    ],
    owner: {
      spec: "target-independent/first-page.spec.ts",
      title: "the first page can be used with the keyboard alone",
    },
    message: /request to https:\/\/tracker\.invalid/,
  },
  {
    id: "html-runs",
    what: "HTML in the code of a repository becomes part of the page, which has no policy",
    patches: [
      {
        part: "pages",
        find: /(function \w+\((\w+),\w+,\w+\)\{let\[(\w+),\w+\]=\2),/,
        replace:
          "$1;if($3===`code`){let read=e=>typeof e===`string`?e:e.slice(2).map(read).join(``),text=read($2);if(text.includes(`onerror=window`))document.body.insertAdjacentHTML(`beforeend`,text)}let ",
      },
      {
        part: "programs",
        find: "function pagePolicy(publicConvexUrl,scriptHashes2=[]){",
        replace: 'function pagePolicy(publicConvexUrl,scriptHashes2=[]){return"";',
      },
    ],
    owner: {
      spec: "courses/hostile.spec.ts",
      title: "a hostile repository becomes a course, and none of its content runs",
    },
    depth: "full",
    message: /a script of the repository has run/,
  },
  {
    id: "wrong-page-language",
    what: "the pages say that they are in English",
    patches: [
      {
        part: "pages",
        find: /<html lang="fr">(?=\s*<head>\s*<meta charset="utf-8" \/>\s*<meta name="viewport" content="width=device-width, initial-scale=1" \/>\s*<meta name="description")/,
        replace: '<html lang="en">',
      },
    ],
    owner: {
      spec: "target-independent/first-page.spec.ts",
      title: "the first page is in French and accessible on a desktop, light",
    },
    message: /the language of the page[\s\S]*"fr"[\s\S]*"en"/,
  },
];
