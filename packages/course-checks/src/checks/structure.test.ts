import { afterAll, beforeAll, expect, it } from "vitest";
import { withDocument, withText } from "../testing/sample-course.ts";
import { type Bench, findings, openBench, redChecks } from "../testing/verifier.ts";
import { checkStructure } from "./structure.ts";

const chapter = "chapters/chapter_02_queue.md";
const tutorial = "tutorials/tutorial_02_queue.md";
let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(() => bench.close());

async function expectOnlyStructure(slug: string, change: (content: string) => string, message: RegExp) {
  const changed = withDocument(bench.course, slug, (document) => {
    const content = change(document.content);
    expect(content).not.toBe(document.content);
    return { ...document, content };
  });
  const { report } = await bench.verify(changed);
  expect(redChecks(report)).toEqual(["G1"]);
  expect(findings(report).join("\n")).toMatch(message);
}

it("finds a preamble", () =>
  expectOnlyStructure(
    chapter,
    (text) => `Voici le chapitre :\n\n${text}`,
    /md:1 Something stands before the heading/,
  ));

it("finds blank lines before the heading", () =>
  expectOnlyStructure(chapter, (text) => `\n${text}`, /md:1 Something stands before/));

it("finds a missing heading", () =>
  expectOnlyStructure(
    tutorial,
    (text) => text.replace(/^# .*\n/, ""),
    /heading "Tutoriel 2 : Queue" is missing/,
  ));

it("finds another name in the heading", () =>
  expectOnlyStructure(
    chapter,
    (text) => text.replace("Queue\n", "File\n"),
    /is "Chapitre 2 : File" instead of/,
  ));

it("finds an abstraction's id in place of the position in the heading", () =>
  expectOnlyStructure(
    chapter,
    (text) => text.replace("Chapitre 2", "Chapitre 1"),
    /is "Chapitre 1 : Queue" instead/,
  ));

it("finds a chapter's heading on a tutorial", () =>
  expectOnlyStructure(
    tutorial,
    (text) => text.replace("Tutoriel", "Chapitre"),
    /instead of "Tutoriel 2 : Queue"/,
  ));

it("finds a second document pasted behind the first", () =>
  expectOnlyStructure(
    chapter,
    (text) => text.replace("## En", "# Chapitre 3 : Worker\n\n## En"),
    /level 1 only/,
  ));

it("finds a fence that is never closed, at its line", () =>
  expectOnlyStructure(
    chapter,
    (text) => `${text}\n\`\`\`ts example\nlet x;\n`,
    /md:25 The fenced block is never closed/,
  ));

it("finds a document cut before its closing section", () =>
  expectOnlyStructure(
    chapter,
    (text) => text.slice(0, text.indexOf("## En résumé")),
    /"## En résumé": the document was cut/,
  ));

it("finds a document cut right after its last heading", () =>
  expectOnlyStructure(
    tutorial,
    (text) => text.slice(0, text.lastIndexOf("La file")),
    /Nothing follows the last heading/,
  ));

it("finds a document cut in mid-sentence", () =>
  expectOnlyStructure(chapter, (text) => text.slice(0, -10), /last line does not end/));

it("finds a document that starts in mid-sentence", () =>
  expectOnlyStructure(
    chapter,
    (text) => text.slice(text.indexOf("La file")).replace(/^/, "dans "),
    /is missing/,
  ));

it("finds a cut wherever it is made", () => {
  const [document] = bench.course.documents.filter(({ slug }) => slug === chapter);
  const content = document?.content ?? "";
  const cuts = Array.from({ length: content.length }, (_, length) => content.slice(0, length));
  const unnoticed = cuts.filter((cut) => {
    const course = withDocument(bench.course, chapter, (whole) => ({ ...whole, content: cut }));
    return (
      checkStructure({ ...course, documents: course.documents.filter(({ slug }) => slug === chapter) })
        .failed === 0
    );
  });
  expect(cuts.length).toBeGreaterThan(500);
  expect(unnoticed).toEqual([]);
});

it("finds a document of a few words", () =>
  expectOnlyStructure(
    chapter,
    (text) => `${text.split("\n")[0]}\n\n## Essai\n\n## En résumé\n\nRien.\n`,
    /has \d+ characters; the fewest is 500/,
  ));

it("finds raw HTML that a page would not show", () =>
  expectOnlyStructure(chapter, (text) => text.replace("La file", "La <b>file</b>"), /Raw HTML/));

it("finds an empty document", async () => {
  const { report } = await bench.verify(
    withDocument(bench.course, tutorial, (document) => ({ ...document, content: "" })),
  );
  expect(redChecks(report)).toEqual(["G1"]);
});

it("expects the headings of the course's language", async () => {
  const { report } = await bench.verify({ ...bench.course, language: "en" });
  expect(redChecks(report)).toEqual(["G1"]);
  expect(report.checks[0]).toMatchObject({ checked: 9, failed: 9 });
});

it("leaves code that looks like a heading, HTML or a fence alone", async () => {
  const { report } = await bench.verify(
    withText(
      bench.course,
      chapter,
      "## En résumé",
      "````md example\n# Titre\n<b>\n```\n````\n\n## En résumé",
    ),
  );
  expect(findings(report)).toEqual([]);
});
