/** Runs one claimed job to its end, whatever that is, and tells the backend about it. */
import { join } from "node:path";
import type { Log } from "@fondation/environment";
import type { ConvexClient } from "convex/browser";
import { JobError } from "../job-error.ts";
import { type ClaimedJob, createJobBackend, type JobBackend } from "../backend/job-backend.ts";
import { refusalIn } from "../backend/refusal.ts";
import { fulfilledWithin, whileNotAborted } from "../backend/within.ts";
import { exportCourse } from "../publishing/export.ts";
import { renderFor } from "../rendering/rendering.ts";
import type { Studio } from "../rendering/studio.ts";
import { removeDirectory } from "../remove-directory.ts";
import { failureOf, resetOf } from "./failure.ts";
import { createJournal, type Journal } from "./journal.ts";
import { type KeptLease, keepLease } from "./lease.ts";
import { type PipelineSettings, runPipeline, type StoredCourse } from "./pipeline.ts";
import { createProgressReports } from "./progress.ts";
import { createSpendingReports, type SpendingReports } from "./spending.ts";
import { sentencesFor } from "./sentences.ts";
import { JobStopped, type StopReason } from "./stop.ts";

/** How a job ended on this worker. */
export type JobOutcome = "completed" | "failed" | StopReason;

/** What a job needs of its worker. */
export interface JobContext {
  readonly client: ConvexClient;
  readonly workerId: string;
  readonly heartbeatMs: number;
  readonly settings: PipelineSettings;
  readonly jobTimeoutMs: number;
  /** Where each finished course is written to as well, if anywhere. */
  readonly output?: string;
  /** Of this worker alone; each job gets a directory of its own in it. */
  readonly workspace: string;
  /** Where pictures and PDFs are made; absent where there is nothing to make them with. */
  readonly studio?: Studio;
  readonly onHeartbeat: (outcome: "renewed" | "failed") => void;
  readonly log: Log;
  /** Aborted when the worker stops; the job then has `drainMs` left. */
  readonly drain: AbortSignal;
  readonly drainMs: number;
  /** Aborted when the worker stops at once. */
  readonly force: AbortSignal;
}

/** The longest wait for a last word to the backend: it may be out of reach, and the lease ends by itself. */
const LAST_WORD_MS = 5_000;
const LAST_WORD_WHEN_FORCED_MS = 1_000;

/** Runs a job. `claimedAt`: of `performance.now()`, before the claim was sent. Never rejects. */
export async function runJob(
  claimed: ClaimedJob,
  claimedAt: number,
  context: JobContext,
): Promise<JobOutcome> {
  const { jobId, epoch, attempt, leaseMs, repository } = claimed;
  const log = context.log.child({ jobId, epoch });
  const backend = createJobBackend(context.client, { jobId, workerId: context.workerId, epoch });
  const journal = createJournal(backend.appendLog, log);
  const stop = new AbortController();
  const lease = keepLease({
    backend,
    claimedAt,
    leaseMs,
    heartbeatMs: context.heartbeatMs,
    onEnd: (reason) => stop.abort(reason),
    onHeartbeat: context.onHeartbeat,
    log,
  });
  const directory = join(context.workspace, `${jobId}-${epoch}`);
  const scratch = `${directory}-engine`;
  const spending = createSpendingReports(backend.usage, log);
  const timers = limitTime(stop, context);
  const rendering = renderFor(context.studio, claimed.settings.language, journal);
  journal.write("info", `Tentative ${attempt} pour ${repository.key}`);
  try {
    const progress = createProgressReports(backend.progress, log);
    const means = { claimed, backend, directory, scratch, journal, progress, spending, rendering };
    const stored = await runPipeline({ ...means, signal: stop.signal }, context.settings);
    lease.expectEnd();
    await whileNotAborted(stored.complete(), stop.signal);
    lease.release();
    log.info({ commit: stored.course.commit }, "The course is published");
    await exportTo(context.output, claimed, stored, log);
    return "completed";
  } catch (error) {
    return await lastWord({ error, backend, journal, spending, lease, log, signal: stop.signal });
  } finally {
    lease.release();
    timers.clear();
    // Whatever is still being drawn for this job need not hold up the next one.
    void rendering.close();
    for (const made of [directory, scratch]) {
      await removeDirectory(made).catch((error: unknown) => {
        log.error({ err: error, directory: made }, "A job's directory could not be removed");
      });
    }
  }
}

function limitTime(stop: AbortController, { jobTimeoutMs, drain, drainMs, force }: JobContext) {
  const timeout = setTimeout(() => stop.abort(timedOut(jobTimeoutMs)), jobTimeoutMs);
  let drained: NodeJS.Timeout | undefined;
  const onDrain = () => {
    drained = setTimeout(() => stop.abort(new JobStopped("drained", "The worker is stopping.")), drainMs);
  };
  const onForce = () => stop.abort(new JobStopped("forced", "The worker is stopping at once."));
  if (drain.aborted) onDrain();
  if (force.aborted) onForce();
  drain.addEventListener("abort", onDrain, { once: true });
  force.addEventListener("abort", onForce, { once: true });
  return {
    clear() {
      clearTimeout(timeout);
      clearTimeout(drained);
      drain.removeEventListener("abort", onDrain);
      force.removeEventListener("abort", onForce);
    },
  };
}

interface Ending {
  readonly error: unknown;
  readonly backend: JobBackend;
  readonly journal: Journal;
  readonly spending: SpendingReports;
  readonly lease: KeptLease;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Says the last word on a job that did not complete. */
async function lastWord({
  error,
  backend,
  journal,
  spending,
  lease,
  log,
  signal,
}: Ending): Promise<JobOutcome> {
  const stopped = stoppedBy(error, signal);
  if (stopped === undefined) {
    const failure = failureOf(error);
    // The page says it in French; what was really thrown is only known here.
    if (failure.code === "INTERNAL")
      log.error({ err: error, refusal: refusalIn(error) }, "A defect ended the job");
    else log.warn({ err: error, refusal: refusalIn(error), code: failure.code }, "The job has failed");
    journal.write("error", `${failure.code} : ${failure.message}`);
    const said = Promise.all([journal.close(), spending.settled()]).then(() =>
      backend.fail(failure, resetOf(error)),
    );
    if (!(await fulfilledWithin(said, Math.min(LAST_WORD_MS, lease.remainingMs())))) {
      log.warn("The failure could not be reported; the job's lease will end by itself");
    }
    return "failed";
  }
  if (stopped.reason === "drained" || stopped.reason === "forced") {
    const patience = stopped.reason === "forced" ? LAST_WORD_WHEN_FORCED_MS : LAST_WORD_MS;
    journal.write("info", "Le worker s’arrête : la génération est rendue à la file d’attente");
    const said = Promise.all([journal.close(), spending.settled()]).then(() => backend.handBack());
    if (!(await fulfilledWithin(said, Math.min(patience, lease.remainingMs())))) {
      log.warn("The job could not be handed back; its lease will end by itself");
    }
    return stopped.reason;
  }
  // No longer this worker's: whatever it said now would be refused.
  journal.discard();
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

function timedOut(jobTimeoutMs: number): JobError {
  const minutes = Math.max(1, Math.round(jobTimeoutMs / 60_000));
  return new JobError({
    code: "JOB_TIMEOUT",
    message: `La génération a dépassé sa durée maximale de ${minutes} min.`,
    advice: sentencesFor("JOB_TIMEOUT").advice,
  });
}

/** The job is complete by now: an export that fails is this worker's own trouble. */
async function exportTo(
  output: string | undefined,
  { repository }: ClaimedJob,
  stored: StoredCourse,
  log: Log,
): Promise<void> {
  if (output === undefined) return;
  const { course, manifest } = stored;
  const directory = join(output, repository.owner, repository.name, course.commit);
  await exportCourse(course, manifest, directory, stored).then(
    () => log.info({ directory }, "The course is written"),
    (error: unknown) => log.error({ err: error, directory }, "The course could not be written"),
  );
}
