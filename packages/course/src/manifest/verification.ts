/** What the checks found: the report stored in a course's manifest. */

import { z } from "zod";

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
  /** What the check makes sure of, in the course's language. */
  readonly title: string;
  /** How many things were looked at. */
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

const findingSchema = z.strictObject({
  check: z.string().min(1),
  slug: z.string(),
  line: z.int().positive().exactOptional(),
  message: z.string().min(1),
});

/** The shape of a report. */
export const verificationReportSchema = z.strictObject({
  passed: z.boolean(),
  checks: z.array(
    z.strictObject({
      id: z.string().min(1),
      title: z.string().min(1),
      checked: z.int().nonnegative(),
      failed: z.int().nonnegative(),
      findings: z.array(findingSchema),
    }),
  ),
}) satisfies z.ZodType<VerificationReport>;
