/**
 * Converts an error to the stored failure: a code with which a job may end, and facts without
 * secrets.
 */
import { ModelError } from "@fondation/analyzer";
import type { Refusal } from "@fondation/backend";
import {
  type FailureFacts,
  type FailureReason,
  failureFor,
  type JobFailure,
  mapTexts,
} from "@fondation/backend/messages";
import { isFailure, JOB_ERRORS, type JobErrorCode, redact } from "@fondation/environment";
import type { RetryHints } from "../backend/job-backend.ts";
import { refusalIn } from "../failures/backend-refusal.ts";
import { JobError } from "../failures/job-error.ts";
import { CourseInvalid } from "./verdict.ts";

/** Codes with which a job must not end, each with the reason to store instead. */
const OTHER_CODES = {
  CLAUDE_MISSING: "claude.not-installed",
  DOCUMENT_TOO_LARGE: "publication.too-large",
  DOCUMENT_DUPLICATE: "publication.duplicate",
  COURSE_MISMATCH: "publication.mismatch",
  ACCESS_DENIED: "publication.access-denied",
} as const satisfies Readonly<Record<string, FailureReason>>;

/** The failure for an error. An error without a code is a bug: INTERNAL. */
export function failureOf(error: unknown): JobFailure {
  if (error instanceof JobError) {
    const { code, reason, facts } = error;
    return { code, reason, facts: mapTexts(facts, redact) };
  }
  if (error instanceof ModelError) return failureFor(`model.${error.fault}`, {});
  const refusal = refusalIn(error);
  const missing = refusal === undefined ? undefined : missingDocuments(refusal);
  if (missing !== undefined) return failureFor("publication.missing", missing);
  const code = isFailure(error) ? error.code : refusal?.code;
  if (code !== undefined) return failureWith(code);
  return { code: isFullDisk(error) ? "DISK_FULL" : "INTERNAL" };
}

/**
 * Information for the next attempt: when the rate limit ends, if the provider reported it, and
 * which checkpoints made a course invalid.
 */
export function retryHintsOf(error: unknown): RetryHints {
  if (error instanceof ModelError) return { resetAt: error.resetAt };
  return error instanceof CourseInvalid ? { rejected: error.rejected } : {};
}

/** The documents that a stored course lacks, if the backend names them. */
function missingDocuments({ code, facts }: Refusal): FailureFacts["publication.missing"] | undefined {
  const { missing, documents } = facts;
  if (code !== "COURSE_MISMATCH" || typeof missing !== "number" || !Array.isArray(documents))
    return undefined;
  const named = documents.flatMap(({ slug }) => (typeof slug === "string" ? [{ slug }] : []));
  return named.length === 0 ? undefined : { missing, documents: named };
}

function failureWith(code: string): JobFailure {
  if (Object.hasOwn(JOB_ERRORS, code)) return { code: code as JobErrorCode };
  if (Object.hasOwn(OTHER_CODES, code)) return failureFor(OTHER_CODES[code as keyof typeof OTHER_CODES], {});
  return { code: "INTERNAL" };
}

function isFullDisk(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
