/** Checks one document of an unfinished course, with the checks of a whole course. */

import {
  type Course,
  type CourseDocument,
  type ExpectedDocument,
  type Finding,
  isPassed,
  type Language,
} from "@fondation/course";
import type { RepositoryReader } from "@fondation/repository";
import { checkDiagrams } from "./diagrams/diagram-check.ts";
import { checkCitations } from "./evidence/citation-check.ts";
import { checkIdentifiers } from "./evidence/identifier-check.ts";
import { checkVerbatim } from "./evidence/verbatim-check.ts";
import { checkAnnotations } from "./form/annotation-check.ts";
import { checkLinks } from "./form/link-check.ts";
import { checkPlan } from "./form/plan-check.ts";
import { checkStructure } from "./form/structure-check.ts";
import { checkCounts } from "./prose/count-check.ts";
import { checkCuts } from "./prose/cut-check.ts";
import { checkLanguage } from "./prose/language-check.ts";
import { checkSecrets } from "./prose/secret-check.ts";
import { readTexts } from "./reading/course-text.ts";
import { readDescriptions } from "./reading/descriptions.ts";
import { citationsOf } from "./reading/occurrences.ts";
import { spansOf } from "./reading/spans.ts";

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
  const texts = readTexts(alone);
  const cited = citationsOf(alone, readDescriptions(alone));
  const resolveSpan = spansOf(repository);
  const paths = new Set(cited.occurrences.map(({ citation }) => citation.path));
  const { outcome } = await checkCitations(alone, cited, descriptions, { repository, resolveSpan });
  const outcomes = [
    checkStructure(alone),
    checkPlan(all, descriptions),
    outcome,
    await checkIdentifiers(texts, paths, repository, language),
    await checkVerbatim(texts, cited.occurrences, resolveSpan, language),
    checkLinks(all),
    await checkDiagrams(all, texts, paths, repository),
    await checkLanguage(alone, descriptions),
    checkSecrets(alone),
    checkCounts(texts, language),
    checkCuts(texts, language),
    checkAnnotations(texts, language),
  ];
  return outcomes
    .filter((checked) => !isPassed(checked))
    .flatMap(({ findings }) => findings.filter(({ slug }) => slug === document.slug));
}
