/** Runs one claimed job and reports its end to the backend. */
import { join } from "node:path";
import type { Log } from "@fondation/environment";
import type { ConvexClient } from "convex/browser";
import { JobError } from "../failures/job-error.ts";
import { type ClaimedJob, createJobBackend } from "../backend/job-backend.ts";
import { whileNotAborted } from "../time/deadline.ts";
import { createGate, OPEN } from "../gate/gate.ts";
import { gateBackend } from "../gate/gated-backend.ts";
import type { CourseOutput } from "../publishing/course-output.ts";
import { renderFor } from "../rendering/rendering.ts";
import type { SharedBrowser } from "../rendering/shared-browser.ts";
import { removeDirectory } from "../workspace/remove-directory.ts";
import { createJournal } from "../reports/journal.ts";
import { reportOutcome } from "./outcome-report.ts";
import { keepLease } from "./lease.ts";
import { type JobSettings, runJobStages } from "./stages.ts";
import { createProgressReports } from "../reports/progress.ts";
import { createSpendingReports } from "../reports/spending.ts";
import { type JobOutcome, JobStopped } from "./stop.ts";

export interface JobContext {
  readonly client: ConvexClient;
  readonly workerId: string;
  readonly heartbeatMs: number;
  readonly settings: JobSettings;
  readonly jobTimeoutMs: number;
  /** Where finished courses are written, too. */
  readonly output?: CourseOutput;
  /** Where jobs are held for a test. */
  readonly gate?: string;
  /** This worker's directory; each job has its own directory in it. */
  readonly workspace: string;
  readonly browser?: SharedBrowser;
  readonly onHeartbeat: (outcome: "renewed" | "failed") => void;
  readonly log: Log;
  /** Aborted when the worker stops; the job then has `drainMs` left. */
  readonly drain: AbortSignal;
  readonly drainMs: number;
  /** Aborted when the worker stops at once. */
  readonly force: AbortSignal;
}

/** Runs a job. `claimedAt`: `performance.now()` before the claim was sent. Never rejects. */
export async function runJob(
  claimed: ClaimedJob,
  claimedAt: number,
  context: JobContext,
): Promise<JobOutcome> {
  const { jobId, epoch, attempt, leaseMs, repository } = claimed;
  const log = context.log.child({ jobId, epoch });
  const stop = new AbortController();
  const gate =
    context.gate === undefined
      ? OPEN
      : createGate(context.gate, { repository: repository.key, epoch }, stop.signal);
  const direct = createJobBackend(context.client, { jobId, workerId: context.workerId, epoch });
  const backend = gate === OPEN ? direct : gateBackend(direct, gate);
  const journal = createJournal(backend.appendLog, log);
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
  const rendering = renderFor(context.browser, claimed.settings.language, journal);
  journal.write("info", "attempt.started", { attempt, repository: repository.key });
  try {
    const progress = createProgressReports(backend.progress, log);
    const means = { claimed, backend, directory, scratch, journal, progress, spending, rendering, gate };
    const stored = await runJobStages({ ...means, signal: stop.signal }, context.settings);
    lease.expectEnd();
    await whileNotAborted(stored.complete(), stop.signal);
    lease.release();
    log.info({ commit: stored.course.commit }, "The course is published");
    await context.output?.writeCourse(`${repository.owner}/${repository.name}`, stored);
    return "completed";
  } catch (error) {
    return await reportOutcome({ error, backend, journal, spending, lease, log, signal: stop.signal });
  } finally {
    lease.release();
    timers.clear();
    // A drawing that is still running must not delay the next job.
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

function timedOut(jobTimeoutMs: number): JobError {
  const minutes = Math.max(1, Math.round(jobTimeoutMs / 60_000));
  return new JobError("job.time-limit", { minutes });
}
