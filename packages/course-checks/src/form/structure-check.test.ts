import { afterAll, beforeAll, expect, it } from "vitest";
import { withDocument, withText } from "../testing/sample-course.ts";
import { type CourseVerifier, failedChecks, findings, openVerifier } from "../testing/verifier.ts";
import { checkStructure } from "./structure-check.ts";

const chapter = "chapters/chapter_02_queue.md";
const tutorial = "tutorials/tutorial_02_queue.md";
let verifier: CourseVerifier;

beforeAll(async () => {
  verifier = await openVerifier();
});

afterAll(() => verifier.close());

async function expectOnlyStructure(slug: string, change: (content: string) => string, message: RegExp) {
  const changed = withDocument(verifier.course, slug, (document) => {
    const content = change(document.content);
    expect(content).not.toBe(document.content);
    return { ...document, content };
  });
  const { report } = await verifier.verify(changed);
  expect(failedChecks(report)).toEqual(["G1"]);
  expect(findings(report).join("\n")).toMatch(message);
}

it("finds a preamble", () =>
  expectOnlyStructure(
    chapter,
    (text) => `Voici le chapitre :\n\n${text}`,
    /md:1 There is text before the heading/,
  ));

it("finds blank lines before the heading", () =>
  expectOnlyStructure(chapter, (text) => `\n${text}`, /md:1 There is text before/));

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

it("finds an abstraction id instead of the position in the heading", () =>
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

it("finds a second document after the first one", () =>
  expectOnlyStructure(
    chapter,
    (text) => text.replace("## En", "# Chapitre 3 : Worker\n\n## En"),
    /level 1 only/,
  ));

it("finds an unclosed fence with its line", () =>
  expectOnlyStructure(
    chapter,
    (text) => `${text}\n\`\`\`ts example\nlet x;\n`,
    /md:27 The fenced block is never closed/,
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

it("finds a document cut at any character", { timeout: 60_000 }, () => {
  const [document] = verifier.course.documents.filter(({ slug }) => slug === chapter);
  const content = document?.content ?? "";
  const cuts = Array.from({ length: content.length }, (_, length) => content.slice(0, length));
  const unnoticed = cuts.filter((cut) => {
    const course = withDocument(verifier.course, chapter, (whole) => ({ ...whole, content: cut }));
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
    /has \d+ characters; the minimum is 300/,
  ));

it("finds raw HTML", () =>
  expectOnlyStructure(chapter, (text) => text.replace("La file", "La <b>file</b>"), /Raw HTML/));

it("finds an empty document", async () => {
  const { report } = await verifier.verify(
    withDocument(verifier.course, tutorial, (document) => ({ ...document, content: "" })),
  );
  expect(failedChecks(report)).toEqual(["G1"]);
});

it("expects headings in the language of the course", async () => {
  const { report } = await verifier.verify({ ...verifier.course, language: "en" });
  expect(failedChecks(report)).toEqual(["G1", "G11"]);
  expect(report.checks[0]).toMatchObject({ checked: 9, failed: 9 });
});

it("accepts code that looks like a heading, HTML or a fence", async () => {
  const { report } = await verifier.verify(
    withText(
      verifier.course,
      chapter,
      "## En résumé",
      "````md example\n# Titre\n<b>\n```\n````\n\n## En résumé",
    ),
  );
  expect(findings(report)).toEqual([]);
});
