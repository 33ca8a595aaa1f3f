/**
 * G1: every Markdown document is complete: it begins with its heading, closes its blocks and ends
 * with its closing section.
 */

import {
  type CheckOutcome,
  type Course,
  type CourseDocument,
  closingHeading,
  extractHeadings,
  headingText,
  isMarkdownKind,
  type Language,
  type MarkdownKind,
  parseMarkdown,
  unclosedFences,
  walkMarkdown,
} from "@fondation/course";
import { type Fault, Tally } from "../outcome/tally.ts";

export const STRUCTURE = {
  id: "G1",
  title: { fr: "Documents complets et bien formés", en: "Documents whole and well formed" },
};

/** A heading, a paragraph and a closing section have more characters than this, whatever their part. */
export const MIN_DOCUMENT_CHARACTERS = 300;

/** Checks every chapter, review and tutorial. */
export function checkStructure(course: Course): CheckOutcome {
  const tally = new Tally(STRUCTURE);
  for (const document of course.documents) {
    const { kind, slug, content } = document;
    if (!isMarkdownKind(kind)) continue;
    tally.count(slug, [
      ...headingFaults(document, kind, course.language),
      ...closingFaults(content, kind, course.language),
      ...unclosedFences(content).map((line) => ({ line, message: "The fenced block is never closed." })),
      ...rawHtml(content),
      ...lengthFaults(content),
    ]);
  }
  return tally.outcome(course.language);
}

function headingFaults(
  { content, position, title }: CourseDocument,
  kind: MarkdownKind,
  language: Language,
): Fault[] {
  const expected = headingText(kind, language, position, title);
  const headings = extractHeadings(content);
  const [first, ...others] = headings.filter(({ depth }) => depth === 1);
  if (first === undefined) return [{ line: 1, message: `The heading "${expected}" is missing.` }];
  const faults: Fault[] = [];
  if (first.line !== 1 || !content.startsWith("# ")) {
    faults.push({ line: 1, message: "There is text before the heading." });
  }
  if (first.text !== expected) {
    faults.push({ line: first.line, message: `The heading is "${first.text}" instead of "${expected}".` });
  }
  return [
    ...faults,
    ...others.map(({ line }) => ({ line, message: "A document has one heading of level 1 only." })),
  ];
}

function closingFaults(content: string, kind: MarkdownKind, language: Language): Fault[] {
  const expected = closingHeading(kind, language);
  const last = extractHeadings(content).findLast(({ depth }) => depth <= 2);
  if (last?.depth !== 2 || last.text !== expected) {
    return [{ message: `The last section must be "## ${expected}": the document was cut short.` }];
  }
  const lastNode = parseMarkdown(content).children.at(-1);
  return lastNode === undefined || lastNode.type === "heading"
    ? [{ line: last.line, message: `Nothing follows the last heading: the document was cut short.` }]
    : [];
}

function rawHtml(content: string): Fault[] {
  const faults: Fault[] = [];
  walkMarkdown(content, ({ type }, line) => {
    if (type === "html")
      faults.push({ line, message: "Raw HTML is not shown: it must be escaped or inside code." });
  });
  return faults;
}

function lengthFaults(content: string): Fault[] {
  const faults: Fault[] = [];
  const length = content.trim().length;
  if (length < MIN_DOCUMENT_CHARACTERS) {
    faults.push({
      message: `The document has ${length} characters; the minimum is ${MIN_DOCUMENT_CHARACTERS}.`,
    });
  }
  if (!content.endsWith("\n"))
    faults.push({ message: "The last line does not end: the document was cut short." });
  return faults;
}
