/** Verifies a whole course. It is published only when every check passes. */

import type { CitedSpan, Course, VerificationReport } from "@fondation/course";
import { checkCitations } from "./checks/citations.ts";
import { checkLinks } from "./checks/links.ts";
import { checkPlanAndDocuments } from "./checks/plan.ts";
import { checkStructure } from "./checks/structure.ts";
import type { CitedText } from "./reading/occurrences.ts";
import { readDescriptions } from "./reading/descriptions.ts";
import type { RepositoryReader } from "@fondation/repository";

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
