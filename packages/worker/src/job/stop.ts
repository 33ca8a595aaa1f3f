/** The ways in which a job stops without a failure. */

/**
 * canceled: a user ended it · lost: another worker has it, or the lease was not renewed · ended: it
 * is already over · drained: this worker is stopping · forced: this worker is stopping at once.
 */
export type StopReason = "canceled" | "lost" | "ended" | "drained" | "forced";

export type JobOutcome = "completed" | "failed" | StopReason;

/** The abort reason of a job's signal. */
export class JobStopped extends Error {
  override readonly name = "JobStopped";
  readonly reason: StopReason;

  constructor(reason: StopReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
