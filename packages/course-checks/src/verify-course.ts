/** Verifies a whole course. It is published only when every check passes. */

import type { CitedSpan, Course, Language, VerificationReport } from "@fondation/course";
import type { RepositoryReader } from "@fondation/repository";
import { CITATIONS, checkCitations } from "./checks/citation-check.ts";
import { checkLinks, LINKS } from "./checks/link-check.ts";
import { checkPlanAndDocuments, PLAN } from "./checks/plan-check.ts";
import { checkStructure, STRUCTURE } from "./checks/structure-check.ts";
import { readDescriptions } from "./reading/descriptions.ts";
import type { CitedText } from "./reading/occurrences.ts";

/** The title of a check by its id. A report has the titles in the language of its course. */
export const CHECK_TITLES: Readonly<Record<string, Readonly<Record<Language, string>>>> = Object.fromEntries(
  [STRUCTURE, PLAN, CITATIONS, LINKS].map(({ id, title }) => [id, title]),
);

/**
 * The report, and the text of every cited span that resolves: each span once, sorted by citation.
 */
export interface Verification {
  readonly report: VerificationReport;
  readonly citations: readonly CitedText[];
}

/**
 * Verifies a course against the repository, opened at the commit of the course. Faults of the
 * course are findings, never exceptions. `recorded` are the cited spans of a stored manifest: a
 * span whose text has another hash is a finding.
 */
export async function verifyCourse(
  course: Course,
  repository: RepositoryReader,
  { recorded = [] }: { readonly recorded?: readonly CitedSpan[] } = {},
): Promise<Verification> {
  const descriptions = readDescriptions(course);
  const { outcome: cited, citations } = await checkCitations(course, descriptions, repository, recorded);
  const checks = [
    checkStructure(course),
    checkPlanAndDocuments(course, descriptions),
    cited,
    checkLinks(course),
  ];
  return { report: { passed: checks.every(({ failed }) => failed === 0), checks }, citations };
}
