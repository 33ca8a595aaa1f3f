/** What the checks found: the report stored in a course's manifest. */

import { count, filled, flag, integer, list, object, optional, text } from "../shape.ts";

/** One fault. */
export interface Finding {
  /** The check's id, e.g. `G3`. */
  readonly check: string;
  /** The document at fault. */
  readonly slug: string;
  /** 1-based line of that document, where one is known. */
  readonly line?: number;
  /** What is wrong, in one sentence. */
  readonly message: string;
}

/** The outcome of one check. */
export interface CheckOutcome {
  /** `G1`… */
  readonly id: string;
  /** What the check proves, in the course's language. */
  readonly title: string;
  /** How many things were checked. */
  readonly checked: number;
  /** How many of them have at least one finding. */
  readonly failed: number;
  readonly findings: readonly Finding[];
}

/** The outcome of all checks. */
export interface VerificationReport {
  readonly passed: boolean;
  readonly checks: readonly CheckOutcome[];
}

const finding = object<Finding>({
  check: filled,
  slug: text,
  line: optional(integer(1)),
  message: filled,
});

/** The shape of a report in JSON. */
export const verificationShape = object<VerificationReport>({
  passed: flag,
  checks: list(
    object<CheckOutcome>({
      id: filled,
      title: filled,
      checked: count,
      failed: count,
      findings: list(finding),
    }),
  ),
});
