import { expect, test } from "vitest";
import { foldPassages, searchCourse, type SearchedDocument } from "./search-course.ts";

const COURSE: readonly SearchedDocument[] = [
  {
    entry: { slug: "chapters/chapter_01_router.md", kind: "chapter", position: 1, title: "Le routeur" },
    passages: foldPassages([
      { text: "Chapitre 1 : Le routeur", form: "heading", anchor: "un" },
      { text: "Rien ici. L’été, le Cœur du réseau ré-essaie. Puis rien.", form: "text", anchor: "un" },
      { text: "const route = app.url_map.bind(src/flask/app.py);", form: "code", anchor: "deux" },
    ]),
  },
  {
    entry: { slug: "tutorials/tutorial_01_router.md", kind: "tutorial", position: 1, title: "Le routeur" },
    passages: foldPassages([{ text: "Le réseau du cœur, encore un réseau.", form: "text" }]),
  },
  {
    entry: { slug: "chapters/chapter_02_reseau.md", kind: "chapter", position: 2, title: "Le réseau" },
    passages: [],
  },
];

function found(query: string) {
  return searchCourse(query, COURSE).map(({ entry, hits }) => [
    entry.slug,
    ...hits.map(({ pieces }) => pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("")),
  ]);
}

test.each(["coeur du RESEAU", "Cœur  du réseau", "cœur du"])(
  "« %s » is found without accents and case",
  (query) => {
    const [[slug, sentence] = []] = found(query);
    expect(slug).toBe("chapters/chapter_01_router.md");
    expect(sentence).toMatch(/^… L’été, le \[Cœur du( réseau)?\].* ré-essaie\. …$/);
  },
);

test.each(["url_map.bind(", "src/flask/app.py", "l'été"])("« %s » is found as it is written", (query) => {
  expect(found(query)).toHaveLength(1);
});

test("a title comes first, then words side by side, then words of one passage", () => {
  expect(found("reseau").map(([slug]) => slug)).toEqual([
    "chapters/chapter_02_reseau.md",
    "chapters/chapter_01_router.md",
    "tutorials/tutorial_01_router.md",
  ]);
  expect(found("cœur du").map(([slug]) => slug)).toEqual([
    "chapters/chapter_01_router.md",
    "tutorials/tutorial_01_router.md",
  ]);
  expect(found("encore réseau")).toEqual([
    ["tutorials/tutorial_01_router.md", "Le [réseau] du cœur, [encore] un [réseau]."],
  ]);
});

test("words of different passages, one letter and nothing find nothing", () => {
  for (const query of ["été bind", "x", "", "   "]) expect(found(query)).toEqual([]);
});

test("three passages of a document are listed, and the others are counted", () => {
  const passages = foldPassages(
    Array.from({ length: 8 }, () => ({ text: "une file", form: "text" as const })),
  );
  const [document] = COURSE.map((one) => ({ ...one, passages }));
  const [first] = searchCourse("file", document === undefined ? [] : [document]);
  expect([first?.hits.length, first?.more]).toEqual([3, 5]);
});
