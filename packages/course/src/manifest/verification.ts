/** The report of the checks, as stored in a course's manifest. */

import { count, filled, flag, integer, list, object, optional, text } from "../shape.ts";

export interface Finding {
  /** The check's id, e.g. `G3`. */
  readonly check: string;
  readonly slug: string;
  /** 1-based line of that document, where one is known. */
  readonly line?: number;
  readonly message: string;
}

export interface CheckOutcome {
  /** `G1`… */
  readonly id: string;
  /** What the check proves, in the course's language. */
  readonly title: string;
  /** How many items were checked. */
  readonly checked: number;
  /** How many of them have at least one finding. */
  readonly failed: number;
  readonly findings: readonly Finding[];
}

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
