/** Reads a whole course and compares each document with the oracle's expectation. */
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../pages/accessibility.ts";
import { type CitedSpan, citedInYaml, citedSpans, refute } from "../oracle/citations.ts";
import { type ExpectedCourse, isFirstOfKind, sampleOf } from "../oracle/expected-course.ts";
import { diagramSources, nodeNames } from "../oracle/diagrams.ts";
import { comparable, expectRendering, expectYamlRendering } from "../oracle/rendering.ts";
import { OracleRepository } from "../oracle/repository.ts";
import { missingSiblings, refuteDefinitions, refuteRelations } from "../oracle/statements.ts";
import { CoursePage, type Rendered, type ShownDiagram } from "../pages/course-page.ts";
import { courseRead } from "../report/documents/course-tag.ts";
import { attachPicture } from "../report/documents/picture.ts";
import type { CourseFacts } from "../system/contract/backend-facts.ts";
import { expectPdf, REFERENCES } from "./read-pdf.ts";
import type { ReadingDepth, TestRepository } from "../suite/options.ts";

interface Reading {
  readonly page: Page;
  readonly facts: CourseFacts;
  readonly repository: Pick<TestRepository, "key" | "route">;
  readonly expected: ExpectedCourse;
  /** Whether the course's diagrams are stored as images and the course as a PDF. */
  readonly draws: boolean;
  readonly depth: ReadingDepth;
}

/** Checks every document of the open course. Opens those that `depth` selects in the browser. */
export async function readWholeCourse({
  page,
  facts,
  repository,
  expected,
  draws,
  depth,
}: Reading): Promise<void> {
  const course = await facts.course(repository.key);
  expect(course?.commit, "the course's commit").toBe(expected.commit);
  expect(course?.chapters).toBe(expected.chapters);
  if (course === null) throw new Error("There is no course.");
  const { courseId } = course;
  await using git = await OracleRepository.open(expected.fixture);
  expect(git.commit, "the fixture's commit, by Git itself").toBe(expected.commit);

  const pages = new CoursePage(page, repository.route);
  const slugs = expected.documents.map(([slug]) => slug);
  expect(await pages.slugs(), "the table of contents").toEqual(slugs);
  expect(await pages.titles(), "the titles in the table of contents").toEqual(
    expected.documents.map(([slug, heading]) => titleOf(slug, heading)),
  );
  const opened = depth === "sample" ? sampleOf(expected) : expected.documents;
  const anchors = new Map<string, readonly string[]>();
  const followed: string[] = [];
  for (const document of expected.documents) {
    const [slug, heading] = document;
    const content = (await facts.document(courseId, slug))?.content ?? "";
    if (opened.includes(document)) {
      const rendered = await test.step(slug, () => readDocument(slug, heading, content));
      anchors.set(
        `${repository.route}/${slug}`,
        rendered.headings.map(({ id }) => id),
      );
      followed.push(...rendered.links);
    } else {
      expectStored(content, expected, slug, heading);
    }
    expect(await refute(slug, spansOf(slug, content), git), `citations of ${slug}`).toEqual([]);
    expect(await refuteDefinitions(slug, content, git), `definitions of ${slug}`).toEqual([]);
    // A model links as it likes.
    const siblings = course.engine.name === "static" ? missingSiblings(slug, content) : [];
    expect(siblings, `documents about the same part that ${slug} does not link to`).toEqual([]);
  }
  const [abstractions = "", relationships = ""] = await Promise.all(
    slugs.slice(0, 2).map(async (slug) => (await facts.document(courseId, slug))?.content),
  );
  expect(refuteRelations(abstractions, relationships), "relations that the code does not show").toEqual([]);
  expect(
    deadLinks(followed, anchors, depth === "sample" ? addressesOf(repository.route, slugs) : []),
    "links that lead nowhere",
  ).toEqual([]);
  if (draws) await test.step("PDF", () => expectPdf(page, pages.pdfLink, expected, repository.key));

  async function readDocument(slug: string, heading: string, content: string): Promise<Rendered> {
    const article = await pages.open(slug);
    const rendered = await pages.read(article);
    expect(comparable(rendered.headings[0]?.text ?? ""), `the heading of ${slug}`).toBe(comparable(heading));
    await expect(article, `the document ${slug}`).toBeVisible();
    if (courseRead(test.info().annotations) !== undefined) await attachPicture(article, slug, test.info());
    if (slug.endsWith(".yaml")) expectYaml(rendered, content, slug);
    else expectMarkdown(rendered, content, repository.route, slug);
    const unreachable = rendered.headings.filter(({ depth, id }) => depth > 1 && id === "");
    expect(unreachable, `headings of ${slug} that no link can reach`).toEqual([]);
    expectDiagrams(await pages.diagrams(article), content, draws, slug);
    const [first] = spansOf(slug, content);
    if (first !== undefined) {
      const lines = (await git.lines(first.path))?.slice(first.start - 1, first.end) ?? [];
      const shown = await pages.openCitation(article, `${first.path}#L${first.start}-L${first.end}`);
      expect(shown.trimEnd(), `the cited lines of ${slug}`).toBe(lines.join("\n").trimEnd());
    }
    // The frame around the article is the same for all documents of a kind.
    if (isFirstOfKind(slug) && depth !== "sample") await test.step("axe", () => expectAccessible(page, slug));
    else if (depth === "judged") await test.step("axe", () => expectAccessible(page, slug, "article"));
    return rendered;
  }
}

/** The title of a document in tables of contents: its part's name, without its kind and position. */
function titleOf(slug: string, heading: string): string {
  return comparable(REFERENCES[slug] ?? heading.replace(/^[^:]*: /, ""));
}

function spansOf(slug: string, content: string): CitedSpan[] {
  return slug.endsWith(".yaml") ? citedInYaml(content) : citedSpans(content);
}

function addressesOf(route: string, slugs: readonly string[]): string[] {
  return slugs.map((slug) => `${route}/${slug}`);
}

/**
 * Checks a document that is not opened: its heading, its text, and that its links lead to
 * documents.
 */
function expectStored(content: string, { documents }: ExpectedCourse, slug: string, heading: string): void {
  expect(content, `the source of ${slug}`).not.toBe("");
  if (slug.endsWith(".yaml")) return;
  const stored = expectRendering(content, "", slug);
  expect(comparable(stored.headings[0]?.text ?? ""), `the stored heading of ${slug}`).toBe(
    comparable(heading),
  );
  expect(stored.sentences.length, `running text of ${slug}`).toBeGreaterThan(1);
  const known = documents.map(([other]) => `/${other}`);
  const targets = stored.links.map((link) => link.split("#", 1)[0] ?? "");
  expect(
    targets.filter((target) => !known.includes(target)),
    `links of ${slug} that lead nowhere`,
  ).toEqual([]);
}

function expectMarkdown(rendered: Rendered, content: string, route: string, slug: string): void {
  const expected = expectRendering(content, route, slug);
  expect(expected.sentences.length, `running text of ${slug}`).toBeGreaterThan(1);
  expect(rendered.headings.map(({ depth, text }) => `${depth} ${comparable(text)}`)).toEqual(
    expected.headings.map(({ depth, text }) => `${depth} ${comparable(text)}`),
  );
  expect(rendered.code.map(withoutLastNewline), `code of ${slug}`).toEqual(expected.code);
  expect(rendered.links, `links of ${slug}`).toEqual(expected.links);
  expect(rendered.citations.toSorted(), `citations of ${slug}`).toEqual(expected.citations.toSorted());
  const text = comparable(rendered.text);
  expect(
    expected.sentences.filter((sentence) => !text.includes(sentence)),
    `text missing in ${slug}`,
  ).toEqual([]);
}

/** Each diagram has a non-empty picture and a text alternative that names its boxes. */
function expectDiagrams(shown: readonly ShownDiagram[], content: string, draws: boolean, slug: string): void {
  const sources = diagramSources(content);
  expect(
    shown.map(({ state, as }) => `${state} as ${as}`),
    `diagrams of ${slug}`,
  ).toEqual(sources.map(() => `drawn as ${draws ? "image" : "frame"}`));
  for (const [index, { label, width, height, inked }] of shown.entries()) {
    const names = nodeNames(sources[index] ?? "");
    expect(
      names.filter((name) => !label.includes(name)),
      `what the text alternative of a diagram of ${slug} leaves out`,
    ).toEqual([]);
    if (!draws) continue;
    expect(Math.min(width, height), `the size of a diagram of ${slug}`).toBeGreaterThan(30);
    // Outlines, arrows and labels: even a single box has more pixels.
    expect(inked, `pixels drawn in a diagram of ${slug}`).toBeGreaterThan(1_000);
  }
}

function expectYaml(rendered: Rendered, content: string, slug: string): void {
  const expected = expectYamlRendering(content);
  expect(rendered.code.map(withoutLastNewline), `source of ${slug}`).toContain(withoutLastNewline(content));
  expect(rendered.citations.toSorted(), `citations of ${slug}`).toEqual(expected.citations.toSorted());
}

function withoutLastNewline(text: string): string {
  return text.replace(/\n$/, "");
}

/**
 * Links to a missing document, or to a missing heading of an opened document. `others`: documents
 * that were not opened.
 */
function deadLinks(
  followed: readonly string[],
  anchors: ReadonlyMap<string, readonly string[]>,
  others: readonly string[],
): string[] {
  return followed.filter((link) => {
    const [address = "", anchor] = link.split("#");
    const found = anchors.get(address);
    if (found === undefined) return !others.includes(address);
    return anchor !== undefined && !found.includes(anchor);
  });
}
