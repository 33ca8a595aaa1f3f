/** The last word on a job that did not complete: to the backend while it still listens, to the worker's own log always. */
import type { Log } from "@fondation/environment";
import type { JobBackend } from "../backend/job-backend.ts";
import { refusalIn } from "../failures/backend-refusal.ts";
import { fulfilledWithin } from "../time/deadline.ts";
import { failureOf, retryHintsOf } from "./failure.ts";
import type { Journal } from "../reports/journal.ts";
import type { KeptLease } from "./lease.ts";
import type { SpendingReports } from "../reports/spending.ts";
import { type JobOutcome, JobStopped } from "./stop.ts";

/** The longest wait for a last word to the backend: it may be out of reach, and the lease ends by itself. */
const LAST_WORD_MS = 5_000;
const LAST_WORD_WHEN_FORCED_MS = 1_000;

/** A job that ends, and who is to hear of it. */
interface Ending {
  readonly error: unknown;
  readonly backend: Pick<JobBackend, "fail" | "handBack">;
  readonly journal: Omit<Journal, "flush">;
  readonly spending: Pick<SpendingReports, "settled">;
  readonly lease: Pick<KeptLease, "remainingMs">;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Says it, and how the job ended. Never rejects; what the backend does not hear in time it finds out by itself. */
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
    // The backend stores the reason; what was really thrown is only known here.
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
    if (!(await fulfilledWithin(said, Math.min(LAST_WORD_MS, lease.remainingMs())))) {
      log.warn("The failure could not be reported; the job's lease will end by itself");
    }
    return "failed";
  }
  if (stopped.reason === "drained" || stopped.reason === "forced") {
    const timeouts = stopped.reason === "forced" ? LAST_WORD_WHEN_FORCED_MS : LAST_WORD_MS;
    journal.write("info", "job.handed-back", {});
    const said = Promise.all([journal.close(), spending.settled()]).then(() => backend.handBack());
    if (!(await fulfilledWithin(said, Math.min(timeouts, lease.remainingMs())))) {
      log.warn("The job could not be handed back; its lease will end by itself");
    }
    return stopped.reason;
  }
  // No longer this worker's: whatever else it said now would be refused. What a canceled job's requests cost is still taken.
  journal.discard();
  if (!(await fulfilledWithin(spending.settled(), LAST_WORD_MS))) {
    log.warn("What the job's last requests cost could not be reported");
  }
  log.warn({ reason: stopped.reason }, stopped.message);
  return stopped.reason;
}

/** Why the job was stopped; undefined when it failed. A refused proof may arrive before the watch tells of the loss. */
function stoppedBy(error: unknown, signal: AbortSignal): JobStopped | undefined {
  if (signal.reason instanceof JobStopped) return signal.reason;
  if (refusalIn(error)?.code === "LEASE_LOST")
    return new JobStopped("lost", "The backend refused the lease.");
  return undefined;
}
