/** Checks one document of an unfinished course, with the checks of a whole course. */

import type { Course, CourseDocument, ExpectedDocument, Finding, Language } from "@fondation/course";
import type { RepositoryReader } from "@fondation/repository";
import { checkCitations } from "./checks/citation-check.ts";
import { checkLinks } from "./checks/link-check.ts";
import { checkPlan } from "./checks/plan-check.ts";
import { checkStructure } from "./checks/structure-check.ts";
import { readDescriptions } from "./reading/descriptions.ts";

export interface DraftCourse {
  readonly language: Language;
  readonly chapters: number;
  /** Finished documents that other documents refer to: the YAML documents. */
  readonly documents: readonly CourseDocument[];
  /**
   * Documents that are not written yet: a link to one of them is valid, a link into it (`#anchor`)
   * is not.
   */
  readonly expected: readonly ExpectedDocument[];
}

/**
 * The findings about one document of the draft. The repository must be open at the commit of the
 * course.
 */
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
