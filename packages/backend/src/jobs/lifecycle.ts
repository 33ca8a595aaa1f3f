/**
 * The state machine of a job. Nothing else in the backend sets a status.
 *
 *     queued  ─claim→    running
 *     running ─complete→ completed
 *     running ─delay→    delayed
 *     delayed ─due→      queued    (attempt + 1)
 *     running ─handBack→ queued    (same attempt)
 *     running ─expire→   queued    (attempt + 1)
 *     running ─fail→     failed
 *     queued | delayed | running ─cancel→ canceled
 *
 * Every claim, take-over and hand-back increments the epoch, and so does every event that takes a
 * job from its worker (delay, fail, cancel): the old epoch then excludes that worker. Completing
 * does not increment it: the status alone excludes further changes.
 */

export type JobStatus = "queued" | "delayed" | "running" | "completed" | "failed" | "canceled";

export type JobEvent = "claim" | "complete" | "delay" | "due" | "handBack" | "expire" | "cancel" | "fail";

export interface Transition {
  readonly from: readonly JobStatus[];
  readonly to: JobStatus;
  /** Added to the job's epoch. */
  readonly epoch: 0 | 1;
  /** Added to the job's attempt. */
  readonly attempt: 0 | 1;
}

const TRANSITIONS = {
  claim: { from: ["queued"], to: "running", epoch: 1, attempt: 0 },
  complete: { from: ["running"], to: "completed", epoch: 0, attempt: 0 },
  delay: { from: ["running"], to: "delayed", epoch: 1, attempt: 0 },
  due: { from: ["delayed"], to: "queued", epoch: 0, attempt: 1 },
  handBack: { from: ["running"], to: "queued", epoch: 1, attempt: 0 },
  expire: { from: ["running"], to: "queued", epoch: 1, attempt: 1 },
  cancel: { from: ["queued", "delayed", "running"], to: "canceled", epoch: 1, attempt: 0 },
  fail: { from: ["running"], to: "failed", epoch: 1, attempt: 0 },
} as const satisfies Record<JobEvent, Transition>;

/** The transition of an event from a status; undefined when the event is not possible there. */
export function transition(event: JobEvent, from: JobStatus): Transition | undefined {
  const row: Transition = TRANSITIONS[event];
  return row.from.includes(from) ? row : undefined;
}

/** Whether a job in this status has not ended yet. */
export function isActive(status: JobStatus): boolean {
  return status === "queued" || status === "delayed" || status === "running";
}
