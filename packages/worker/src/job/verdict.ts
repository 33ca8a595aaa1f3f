/** A course is published only when every check passed. */
import type { FindingPlace } from "@fondation/backend/messages";
import { type CheckOutcome, type Finding, isPassed, type VerificationReport } from "@fondation/course";
import { JobError } from "../failures/job-error.ts";

const MOST_PLACES = 3;

export class CourseInvalid extends JobError<"course.findings"> {
  /** The keys of the checkpoints with the wrong documents. Undefined when it may be any of them. */
  readonly rejected: readonly string[] | undefined;

  constructor(findings: readonly Finding[], rejected: readonly string[] | undefined) {
    const places = findings.slice(0, MOST_PLACES).map(placeOf);
    super("course.findings", { findings: findings.length, places });
    this.rejected = rejected;
  }
}

/** The findings of the checks that the course does not pass. The others tolerate some. */
export function findingsOf(report: VerificationReport): Finding[] {
  return report.checks.filter((check) => !isPassed(check)).flatMap(({ findings }) => findings);
}

/** The report with one more outcome, which is joined to that of the same check. */
export function withCheck(report: VerificationReport, outcome: CheckOutcome): VerificationReport {
  const passed = report.passed && isPassed(outcome);
  const known = report.checks.find(({ id }) => id === outcome.id);
  if (known === undefined) return { passed, checks: [...report.checks, outcome] };
  const checked = Math.max(known.checked, outcome.checked);
  const joined: CheckOutcome = {
    ...known,
    checked,
    failed: Math.min(checked, known.failed + outcome.failed),
    findings: [...known.findings, ...outcome.findings],
  };
  return { passed, checks: report.checks.map((check) => (check === known ? joined : check)) };
}

/** The place of a finding, without its message, which is English and for the worker's log only. */
export function placeOf({ check, slug, line }: Finding): FindingPlace {
  return { check, slug, ...(line === undefined ? {} : { line }) };
}

/**
 * `keysOf`: the checkpoint keys of documents; undefined when one of them is unknown.
 * @throws CourseInvalid with the number of findings and the first places.
 */
export function requirePassed(
  report: VerificationReport,
  keysOf: (slugs: readonly string[]) => readonly string[] | undefined,
): void {
  if (report.passed) return;
  const findings = findingsOf(report);
  throw new CourseInvalid(findings, keysOf([...new Set(findings.map(({ slug }) => slug))]));
}
