/** Turns whatever a job threw into what its page says: always French, always with a code a job may end with. */
import { ModelError } from "@fondation/analyzer";
import { isFailure, redact } from "@fondation/environment";
import type { FailureFacts, JobFailure } from "../backend/job-backend.ts";
import { refusalIn } from "../backend/refusal.ts";
import { JobError } from "../job-error.ts";
import { sentencesFor } from "./sentences.ts";
import { CourseInvalid } from "./verdict.ts";
import { FAULTS } from "./model-faults.ts";

/** The code, the sentence and the advice of a failure. Anything that is not an error meant for people is a defect: INTERNAL. */
export function failureOf(error: unknown): JobFailure {
  if (error instanceof JobError) return said(error);
  if (error instanceof ModelError) return { ...sentencesFor(error.code), ...FAULTS[error.fault] };
  if (isFailure(error)) return sentencesFor(error.code);
  const refusal = refusalIn(error);
  if (refusal !== undefined) return sentencesFor(refusal.code);
  return sentencesFor(isFullDisk(error) ? "DISK_FULL" : "INTERNAL");
}

/** What else an error says of the failure: when a rate limit ends, where the model's provider said so; what made a course invalid. */
export function factsOf(error: unknown): FailureFacts {
  if (error instanceof ModelError) return { resetAt: error.resetAt };
  return error instanceof CourseInvalid ? { rejected: error.rejected } : {};
}

function said({ code, message, advice }: JobFailure): JobFailure {
  return { code, message: redact(message), advice: redact(advice) };
}

function isFullDisk(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
