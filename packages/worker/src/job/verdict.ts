/** Whether a course may be published: only when every check passed. */
import type { CheckOutcome, Finding, VerificationReport } from "@fondation/course";
import { JobError } from "../job-error.ts";

const MOST_FINDINGS_SHOWN = 3;

/** All findings of a report. */
export function findingsOf(report: VerificationReport): Finding[] {
  return report.checks.flatMap(({ findings }) => findings);
}

/** A report with one check more. */
export function withCheck(report: VerificationReport, outcome: CheckOutcome): VerificationReport {
  return { passed: report.passed && outcome.failed === 0, checks: [...report.checks, outcome] };
}

/** A finding as one line: the check and where. What is wrong there is said in English, for the worker's own log. */
export function findingText({ check, slug, line }: Finding): string {
  return `${check} en défaut : ${slug}${line === undefined ? "" : `, ligne ${line}`}`;
}

/**
 * Lets a course pass that its checks let pass.
 * @throws FondationError COURSE_INVALID that counts the findings and shows the first ones.
 */
export function requirePassed(report: VerificationReport): void {
  if (report.passed) return;
  const findings = findingsOf(report);
  const shown = findings.slice(0, MOST_FINDINGS_SHOWN).map(findingText).join(" ; ");
  throw new JobError({
    code: "COURSE_INVALID",
    message: `Le cours n’a pas passé sa vérification (${findings.length} constats) : ${shown}`,
    advice:
      "Rien n’a été publié. Tous les constats sont dans le journal ; signalez-les, c’est un défaut du moteur.",
  });
}
