/** Verifies a whole course. It is published only when every check passes. */

import type { CitedSpan, Course, VerificationReport } from "@fondation/course";
import type { RepositoryReader } from "@fondation/repository";
import { checkCitations } from "./checks/citation-check.ts";
import { checkLinks } from "./checks/link-check.ts";
import { checkPlanAndDocuments } from "./checks/plan-check.ts";
import { checkStructure } from "./checks/structure-check.ts";
import { readDescriptions } from "./reading/descriptions.ts";
import type { CitedText } from "./reading/occurrences.ts";

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
