/** Whether a course may be published: only when every check passed. */
import type { CheckOutcome, Finding, VerificationReport } from "@fondation/course";
import { JobError } from "../job-error.ts";

const MOST_FINDINGS_SHOWN = 3;

/** A course that did not pass its checks. */
export class CourseInvalid extends JobError {
  /** The keys of the checkpoints that hold the documents at fault; undefined when it may be any. */
  readonly rejected: readonly string[] | undefined;

  constructor(message: string, rejected: readonly string[] | undefined) {
    super({
      code: "COURSE_INVALID",
      message,
      advice:
        "Rien n’a été publié. Tous les constats sont dans le journal ; signalez-les, c’est un défaut du moteur.",
    });
    this.rejected = rejected;
  }
}

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
 * Lets a course pass that its checks let pass. `keysOf`: under which keys documents are kept, undefined when one of them is not known.
 * @throws CourseInvalid that counts the findings and shows the first ones.
 */
export function requirePassed(
  report: VerificationReport,
  keysOf: (slugs: readonly string[]) => readonly string[] | undefined,
): void {
  if (report.passed) return;
  const findings = findingsOf(report);
  const shown = findings.slice(0, MOST_FINDINGS_SHOWN).map(findingText).join(" ; ");
  throw new CourseInvalid(
    `Le cours n’a pas passé sa vérification (${findings.length} constats) : ${shown}`,
    keysOf([...new Set(findings.map(({ slug }) => slug))]),
  );
}
