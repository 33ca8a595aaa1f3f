/**
 * A Playwright reporter that collects the attached pictures of documents in `documents.html` next
 * to the HTML report. It must come after the HTML reporter, which empties the folder.
 */
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { FullConfig, Reporter, Suite, TestCase, TestResult } from "@playwright/test/reporter";
import { GO } from "../../oracle/courses/go.ts";
import { HOSTILE } from "../../oracle/courses/hostile.ts";
import { PRIVATE } from "../../oracle/courses/private.ts";
import { PYTHON } from "../../oracle/courses/python.ts";
import { TINY } from "../../oracle/courses/tiny.ts";
import { TYPESCRIPT } from "../../oracle/courses/typescript.ts";
import { sampleOf } from "../../oracle/expected-course.ts";
import { type CourseTag, courseRead } from "./course-tag.ts";
import { documentsPage, type ShownCourse } from "./documents-page.ts";
import { picturedSlug } from "./picture.ts";

const COURSES = [TYPESCRIPT, PYTHON, GO, PRIVATE, HOSTILE, TINY];

type Attachment = TestResult["attachments"][number];

/** `outputFolder` is the folder of the HTML report. */
export default class DocumentsReporter implements Reporter {
  readonly #folder: string;
  #readings: { test: TestCase; tag: CourseTag }[] = [];
  #rootDir = "";

  constructor(options: { readonly outputFolder: string }) {
    this.#folder = options.outputFolder;
  }

  printsToStdio(): boolean {
    return false;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#rootDir = config.rootDir;
    this.#readings = suite.allTests().flatMap((test) => {
      const tag = courseRead(test.annotations);
      return tag === undefined ? [] : [{ test, tag }];
    });
  }

  async onEnd(): Promise<void> {
    // A run without readings has no documents to show.
    if (this.#readings.length === 0) return;
    const folder = path.resolve(this.#rootDir, this.#folder);
    const courses = await Promise.all(this.#readings.map(({ test, tag }) => gather(test, tag, folder)));
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "documents.html"), documentsPage(courses));
  }
}

async function gather(
  test: TestCase,
  { fixture, engine, sample }: CourseTag,
  folder: string,
): Promise<ShownCourse> {
  const repository = engine === undefined ? fixture : `${fixture} (${engine})`;
  const target = test.parent.project()?.name ?? "";
  const course = COURSES.find((known) => known.fixture === fixture);
  if (course === undefined) throw new Error(`The oracle knows no course of "${fixture}".`);
  const pictures = new Map<string, Attachment>();
  for (const attachment of test.results.flatMap(({ attachments }) => attachments)) {
    const slug = picturedSlug(attachment.name);
    if (slug !== undefined) pictures.set(slug, attachment);
  }
  const directory = path.posix.join("documents", target, [fixture, engine ?? []].flat().join("-"));
  await mkdir(path.join(folder, directory), { recursive: true });
  const meant = sample || isSample(test) ? sampleOf(course) : course.documents;
  const documents = meant.map(async ([slug, title], index) => {
    const attachment = pictures.get(slug);
    if (attachment === undefined) return { slug, title, picture: undefined };
    const picture = `${directory}/${String(index + 1).padStart(2, "0")}.webp`;
    await keep(attachment, path.join(folder, picture));
    return { slug, title, picture };
  });
  return { repository, target, documents: await Promise.all(documents) };
}

/**
 * Whether the test's project opens only some documents of each course. Metadata is kept when shards
 * are merged.
 */
function isSample(test: TestCase): boolean {
  return test.parent.project()?.metadata.depth === "sample";
}

async function keep({ body, path: file }: Attachment, to: string): Promise<void> {
  if (body !== undefined) await writeFile(to, body);
  else if (file !== undefined) await copyFile(file, to);
}
