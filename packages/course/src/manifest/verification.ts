/** The report of the checks, as stored in a course's manifest. */

import { count, filled, flag, integer, list, object, optional, percent, text } from "../shape.ts";

export interface Finding {
  /** The check's id, e.g. `G3`. */
  readonly check: string;
  readonly slug: string;
  /** 1-based line of that document, where one is known. */
  readonly line?: number;
  readonly message: string;
}

/** A share in percent, with one decimal, and the bound that the course must keep. */
export interface Measure {
  readonly percent: number;
  readonly atLeast?: number;
  readonly atMost?: number;
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
  /** Absent where a single failed item fails the check. */
  readonly measure?: Measure;
  /** Whether the measure keeps its bound. Absent without a measure; see {@link isPassed}. */
  readonly passed?: boolean;
}

export interface VerificationReport {
  readonly passed: boolean;
  readonly checks: readonly CheckOutcome[];
}

/** A check with a measure tolerates some failed items; a check without one tolerates none. */
export function isPassed({ passed, failed }: Pick<CheckOutcome, "passed" | "failed">): boolean {
  return passed ?? failed === 0;
}

/** The check that compares every citation with the commit. */
const CITATION_CHECK = "G3";

/** The check behind the number of verified references, which pages, PDF and log state alike. */
export function citationCheck<Check extends Pick<CheckOutcome, "id">>(
  checks: readonly Check[],
): Check | undefined {
  return checks.find(({ id }) => id === CITATION_CHECK);
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
      measure: optional(object<Measure>({ percent, atLeast: optional(percent), atMost: optional(percent) })),
      passed: optional(flag),
    }),
  ),
});
