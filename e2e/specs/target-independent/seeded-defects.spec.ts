/**
 * Checks that the suite notices defects. It reads a real course with simulated defects of a system:
 * each one must fail with the right message.
 */
import { type Defect, defectiveFacts, openToDefect } from "../../faults/seeded-defects.ts";
import { TYPESCRIPT } from "../../oracle/courses/typescript.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { readWholeCourse } from "../../steps/read-course.ts";
import { expect, test } from "../../suite/test.ts";

const SLUGS = TYPESCRIPT.documents.map(([slug]) => slug);
const [FIRST = "", SECOND = ""] = SLUGS.filter((slug) => slug.startsWith("chapters/"));
const LAST = SLUGS.at(-1) ?? "";

/** Each defect with the expected message: where the reading failed, and the document. */
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
      "has a page that loses the notes beside the code",
      contents((slug, own) => (slug === FIRST ? withoutNotes(own) : own)),
      {},
      named("text missing in", FIRST),
    ],
  ];
}

type Documents = Parameters<NonNullable<Defect["course"]>>[0]["documents"];

test("a missing, doubled, swapped, empty or incomplete document is detected", {
  tag: "@github",
}, async ({ context, system, finishedCourse }) => {
  // One generation and five partial readings.
  test.setTimeout(300_000);
  const repository = await finishedCourse("typescript");
  const course = await system.backend.course(repository.key);
  if (course === null) throw new Error("There is no course.");
  const found = await Promise.all(SLUGS.map((slug) => system.backend.document(course.courseId, slug)));
  const correct = found.filter((document) => document !== null);
  const textOf = (slug: string) => correct.find((document) => document.slug === slug)?.content ?? "";
  for (const [what, ofPage, ofFacts, message] of defects(textOf)) {
    await test.step(`a system that ${what}`, async () => {
      const reader = await context.newPage();
      await openToDefect(reader, ofPage, correct);
      await reader.goto(repository.route);
      const facts = defectiveFacts(system.backend, ofFacts);
      const reading = readWholeCourse({
        page: reader,
        facts,
        repository,
        expected: TYPESCRIPT,
        draws: system.draws,
        depth: "full",
      });
      await expect(reading).rejects.toThrow(message);
      await reader.close();
    });
  }
});

test("a job that never completes is detected, with the step at which it hangs", { tag: "@github" }, async ({
  page,
  serve,
}) => {
  await openToDefect(page, {
    job: (job) => ({ ...job, status: "running", stage: "tutorials", step: 6, documentsDone: 14 }),
  });
  const submission = await submit(page, (await serve("tiny")).key);
  // The page shows the defect before the time starts.
  await expect(submission.job.status).toContainText("Étape 6 sur 6", { timeout: 60_000 });
  await expect(openCourse(submission, 3_000)).rejects.toThrow(
    /the job's end[\s\S]*Received[^\n]*Étape 6 sur 6/,
  );
});

/** Matches a message of `expect`, possibly colored, that contains both. */
function named(where: string, what: string): RegExp {
  const [first, second] = [where, what].map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`${first}[\\s\\S]*${second}`);
}

/** Removes the notes under each block of code. */
function withoutNotes(markdown: string): string {
  return markdown
    .split("\n")
    .filter((line) => !/^- `L\d/.test(line))
    .join("\n");
}
