/** A point of a job that a worker with a gate has reached (`FONDATION_TEST_GATE`). */
export interface ReachedPoint {
  /** `owner/name`. */
  readonly repository: string;
  /** Of the claim: a job that is taken over has a higher one. */
  readonly epoch: number;
  /** See the worker's `gate`. */
  readonly point: string;
}

/** The key of a point for hold and release. */
export function pointKey({ repository, epoch, point }: ReachedPoint): string {
  return `${repository} ${epoch} ${point}`;
}
