import { type Facts, type FailureFacts, type FailureReason, failureFor } from "@fondation/backend/messages";
import type { JobErrorCode } from "@fondation/environment/errors";

/**
 * An error with the reason why a job failed and its facts. `job/failure.ts` finds the reason for
 * all other errors.
 */
export class JobError<R extends FailureReason = FailureReason> extends Error {
  override readonly name: string = "JobError";
  readonly code: JobErrorCode;
  readonly reason: R;
  readonly facts: Facts;

  constructor(reason: R, facts: FailureFacts[R], cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.code = failureFor(reason, facts).code;
    this.reason = reason;
    this.facts = facts;
  }
}
