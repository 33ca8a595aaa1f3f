/** Would the suite notice? A real course, read through defects that a system could have: each must be found, and called by its name. */
import { type Defect, defectiveFacts, openToDefect } from "../../faults/seeded-defects.ts";
import { TYPESCRIPT } from "../../oracle/courses/typescript.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { readWholeCourse } from "../../steps/read-course.ts";
import { expect, test } from "../../suite/test.ts";

const SLUGS = TYPESCRIPT.documents.map(([slug]) => slug);
const [FIRST = "", SECOND = ""] = SLUGS.filter((slug) => slug.startsWith("chapters/"));
const LAST = SLUGS.at(-1) ?? "";

/** Defects of a course, each with what the reading must say: first where it was noticed, then the document. */
function defects(text: (slug: string) => string): readonly (readonly [string, Defect, Defect, RegExp])[] {
  const documents = (change: (all: Documents) => Documents): Defect => ({
    course: (course) => ({ ...course, documents: change(course.documents) }),
  });
  const contents = (change: (slug: string, content: string) => string): Defect => ({
    document: (document) => ({ ...document, content: change(document.slug, document.content) }),
  });
  const both = (defect: Defect) => [defect, defect] as const;
  const atPosition = (index: number) => (all: Documents) => all.filter((_, at) => at === index);
  return [
    [
      "lacks document 33",
      ...both(documents((all) => all.slice(0, 32))),
      named("the table of contents", LAST),
    ],
    [
      "has one document twice",
      ...both(documents((all) => [...all, ...atPosition(3)(all)])),
      named("the table of contents", FIRST),
    ],
    [
      "has two documents in each other's place",
      ...both(contents((slug, own) => (slug === FIRST ? text(SECOND) : slug === SECOND ? text(FIRST) : own))),
      named("the heading of", FIRST),
    ],
    [
      "has an empty document",
      ...both(contents((slug, own) => (slug === FIRST ? "" : own))),
      named("the heading of", FIRST),
    ],
    [
      "has a page that loses what a document says",
      contents((slug, own) => (slug === FIRST ? withoutLongestLine(own) : own)),
      {},
      named("text missing in", FIRST),
    ],
  ];
}

type Documents = Parameters<NonNullable<Defect["course"]>>[0]["documents"];

test("a course that lacks, doubles, swaps, empties or loses something is found out", {
  tag: "@github",
}, async ({ page, context, system, serve }) => {
  // One generation and five beginnings of a reading, also on a machine that is busy.
  test.setTimeout(300_000);
  const repository = await serve("typescript");
  await openCourse(await submit(page, repository.key));
  const course = await system.backend.course(repository.key);
  if (course === null) throw new Error("There is no course.");
  const texts = new Map<string, string>();
  for (const slug of [FIRST, SECOND]) {
    texts.set(slug, (await system.backend.document(course.courseId, slug))?.content ?? "");
  }
  for (const [what, ofPage, ofFacts, message] of defects((slug) => texts.get(slug) ?? "")) {
    await test.step(`a system that ${what}`, async () => {
      const reader = await context.newPage();
      await openToDefect(reader, ofPage);
      await reader.goto(repository.route);
      const facts = defectiveFacts(system.backend, ofFacts);
      const reading = readWholeCourse({
        page: reader,
        facts,
        repository,
        expected: TYPESCRIPT,
        draws: system.draws,
        axeScope: "none",
      });
      await expect(reading).rejects.toThrow(message);
      await reader.close();
    });
  }
});

test("a job that never completes is found out, with the step at which it hangs", { tag: "@github" }, async ({
  page,
  serve,
}) => {
  await openToDefect(page, {
    job: (job) => ({ ...job, status: "running", stage: "tutorials", step: 6, documentsDone: 14 }),
  });
  const submission = await submit(page, (await serve("tiny")).key);
  // The page shows the defect before the clock begins.
  await expect(submission.job.status).toContainText("Étape 6 sur 6", { timeout: 60_000 });
  await expect(openCourse(submission, 3_000)).rejects.toThrow(
    /the job's end[\s\S]*Received[^\n]*Étape 6 sur 6/,
  );
});

/** A message of `expect`, which may be coloured, that says both. */
function named(where: string, what: string): RegExp {
  const [first, second] = [where, what].map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`${first}[\\s\\S]*${second}`);
}

/** Without its longest line of nothing but words. */
function withoutLongestLine(markdown: string): string {
  const lines = markdown.split("\n");
  const prose = lines
    .filter((line) => /^[A-ZÀ-Ý][^`[\]*_|<]*\.$/.test(line))
    .sort((a, b) => b.length - a.length);
  return lines.filter((line) => line !== prose[0]).join("\n");
}
