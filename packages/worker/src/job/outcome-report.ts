/**
 * Reports the end of a job that was not completed: to the worker's log, and to the backend if it
 * answers in time.
 */
import type { Log } from "@fondation/environment";
import type { JobBackend } from "../backend/job-backend.ts";
import { refusalIn } from "../failures/backend-refusal.ts";
import { fulfilledWithin } from "../time/deadline.ts";
import { failureOf, retryHintsOf } from "./failure.ts";
import type { Journal } from "../reports/journal.ts";
import type { KeptLease } from "./lease.ts";
import type { SpendingReports } from "../reports/spending.ts";
import { type JobOutcome, JobStopped } from "./stop.ts";

/** Milliseconds to wait for the backend, which may be unreachable. The lease then expires. */
const REPORT_MS = 5_000;
const REPORT_WHEN_FORCED_MS = 1_000;

interface Ending {
  readonly error: unknown;
  readonly backend: Pick<JobBackend, "fail" | "handBack">;
  readonly journal: Omit<Journal, "flush">;
  readonly spending: Pick<SpendingReports, "settled">;
  readonly lease: Pick<KeptLease, "remainingMs">;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Returns how the job ended. Never rejects: without the report, the lease expires and ends the job.
 */
export async function reportOutcome({
  error,
  backend,
  journal,
  spending,
  lease,
  log,
  signal,
}: Ending): Promise<Exclude<JobOutcome, "completed">> {
  const stopped = stoppedBy(error, signal);
  if (stopped === undefined) {
    const failure = failureOf(error);
    // The backend stores the reason. Only this log contains the error itself.
    if (failure.code === "INTERNAL")
      log.error({ err: error, refusal: refusalIn(error) }, "A defect ended the job");
    else log.warn({ err: error, refusal: refusalIn(error), code: failure.code }, "The job has failed");
    const { code, reason, facts } = failure;
    journal.write("error", "job.failed", {
      failure: code,
      ...(reason === undefined ? {} : { reason }),
      ...facts,
    });
    const said = Promise.all([journal.close(), spending.settled()]).then(() =>
      backend.fail(failure, retryHintsOf(error)),
    );
    if (!(await fulfilledWithin(said, Math.min(REPORT_MS, lease.remainingMs())))) {
      log.warn("The failure could not be reported; the job's lease will end by itself");
    }
    return "failed";
  }
  if (stopped.reason === "drained" || stopped.reason === "forced") {
    const waitMs = stopped.reason === "forced" ? REPORT_WHEN_FORCED_MS : REPORT_MS;
    journal.write("info", "job.handed-back", {});
    const said = Promise.all([journal.close(), spending.settled()]).then(() => backend.handBack());
    if (!(await fulfilledWithin(said, Math.min(waitMs, lease.remainingMs())))) {
      log.warn("The job could not be handed back; its lease will end by itself");
    }
    return stopped.reason;
  }
  // The worker no longer owns the job: the backend accepts no more log lines, but still accepts the
  // cost of a canceled job.
  journal.discard();
  if (!(await fulfilledWithin(spending.settled(), REPORT_MS))) {
    log.warn("The cost of the job's last requests could not be reported");
  }
  log.warn({ reason: stopped.reason }, stopped.message);
  return stopped.reason;
}

/**
 * Why the job was stopped; undefined when it failed. A refused call can report the lost lease
 * before the watch does.
 */
function stoppedBy(error: unknown, signal: AbortSignal): JobStopped | undefined {
  if (signal.reason instanceof JobStopped) return signal.reason;
  if (refusalIn(error)?.code === "LEASE_LOST")
    return new JobStopped("lost", "The backend refused the lease.");
  return undefined;
}
