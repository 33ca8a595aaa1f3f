/** Is one document of a course true, while others are not written yet? The same checks as for a whole course, for this document alone. */

import type { Course, CourseDocument, ExpectedDocument, Finding, Language } from "@fondation/course";
import { checkCitations } from "./checks/citations.ts";
import { checkLinks } from "./checks/links.ts";
import { checkPlan } from "./checks/plan.ts";
import { checkStructure } from "./checks/structure.ts";
import { readDescriptions } from "./reading/descriptions.ts";
import type { RepositoryReader } from "@fondation/repository";

/** A course as far as it is decided. */
export interface DraftCourse {
  readonly language: Language;
  /** N. */
  readonly chapters: number;
  /** What is written and others refer to: the YAML documents. */
  readonly documents: readonly CourseDocument[];
  /** Documents that will be there: a link to one of them is no fault, a link into it (`#anchor`) is. */
  readonly expected: readonly ExpectedDocument[];
}

/** What is wrong with a document of the draft, against the repository opened at the course's commit. */
export async function checkDocument(
  document: CourseDocument,
  draft: DraftCourse,
  repository: RepositoryReader,
): Promise<Finding[]> {
  const { language, chapters } = draft;
  const courseOf = (documents: readonly CourseDocument[]): Course => ({
    repository: "draft",
    commit: "",
    engine: { name: "claude", version: "" },
    language,
    chapters,
    documents,
  });
  const written = [...draft.documents.filter(({ slug }) => slug !== document.slug), document];
  const slugs = new Set(written.map(({ slug }) => slug));
  const unwritten = draft.expected
    .filter(({ slug }) => !slugs.has(slug))
    .map((expected) => ({ ...expected, content: "" }));
  const alone = courseOf([document]);
  const all = courseOf([...written, ...unwritten]);
  const descriptions = readDescriptions(all);
  const cited = await checkCitations(alone, descriptions, repository);
  const outcomes = [checkStructure(alone), checkPlan(all, descriptions), cited.outcome, checkLinks(all)];
  return outcomes.flatMap(({ findings }) => findings.filter(({ slug }) => slug === document.slug));
}
