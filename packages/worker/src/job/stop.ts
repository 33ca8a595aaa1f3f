/** How a job ends, and why it may stop without having failed. */

/**
 * canceled: a person ended it · lost: another worker has it, or nobody renewed the lease · ended: it is over already ·
 * drained: this worker is stopping · forced: this worker is stopping at once.
 */
export type StopReason = "canceled" | "lost" | "ended" | "drained" | "forced";

/** How a job ended on this worker. */
export type JobOutcome = "completed" | "failed" | StopReason;

/** The reason a job's signal is aborted with. */
export class JobStopped extends Error {
  override readonly name = "JobStopped";
  readonly reason: StopReason;

  constructor(reason: StopReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
