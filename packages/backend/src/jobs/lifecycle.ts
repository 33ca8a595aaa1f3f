/**
 * A job's life as one table: what can happen, from where, to where. Nothing else in the backend sets a status.
 *
 * queued ─claim→ running ─complete→ completed          delayed ─due→ queued
 * running ─delay→ delayed                              running ─handBack→ queued (attempt unchanged)
 * running ─expire→ queued (attempt + 1)                queued | delayed | running ─cancel→ canceled
 * running ─fail→ failed
 *
 * Every claim, take-over and hand-back increments the epoch, and so does whatever else takes a job from its worker
 * (delay, fail, cancel): that worker is then stale by its epoch alone. Completing does not: the job stays at the epoch whose
 * worker published it, and is closed to everybody by its status.
 */

/** Where a job stands. */
export type JobStatus = "queued" | "delayed" | "running" | "completed" | "failed" | "canceled";

/** What can happen to a job. */
export type JobEvent = "claim" | "complete" | "delay" | "due" | "handBack" | "expire" | "cancel" | "fail";

/** What one event does. */
export interface Transition {
  readonly from: readonly JobStatus[];
  readonly to: JobStatus;
  /** Added to the job's epoch. */
  readonly epoch: 0 | 1;
  /** Added to the job's attempt. */
  readonly attempt: 0 | 1;
}

/** The state machine. */
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

/** The transition an event makes from a status, or undefined when it cannot happen there. */
export function transition(event: JobEvent, from: JobStatus): Transition | undefined {
  const row: Transition = TRANSITIONS[event];
  return row.from.includes(from) ? row : undefined;
}

/** Whether a job in this status still has something before it. */
export function isActive(status: JobStatus): boolean {
  return status === "queued" || status === "delayed" || status === "running";
}
