/**
 * Renews the lease of a claim. The backend returns the remaining time of a lease. The worker
 * measures it on a monotonic clock, starting before the call was sent, so that its own lease ends
 * first. At the end of the lease the job stops, connected or not.
 */
import type { Log } from "@fondation/environment";
import type { JobBackend } from "../backend/job-backend.ts";
import { refusalIn, refusalText } from "../failures/backend-refusal.ts";
import { JobStopped } from "./stop.ts";

export interface LeaseOptions {
  readonly backend: Pick<JobBackend, "heartbeat" | "watch">;
  /** `performance.now()` before the claim was sent. */
  readonly claimedAt: number;
  readonly leaseMs: number;
  readonly heartbeatMs: number;
  /** Called once, when the worker no longer owns the job. */
  readonly onEnd: (reason: JobStopped) => void;
  readonly onHeartbeat?: (outcome: "renewed" | "failed") => void;
  readonly log: Log;
}

export interface KeptLease {
  /** Milliseconds until the lease ends, by the worker's clock. */
  remainingMs(): number;
  /** Call before the worker ends the job itself: the end is then no reason to stop. */
  expectEnd(): void;
  /** Stops the heartbeats and the watch. */
  release(): void;
}

/** Starts the heartbeats, and watches for a cancel. */
export function keepLease(options: LeaseOptions): KeptLease {
  const { backend, heartbeatMs, log } = options;
  let endsAt = options.claimedAt + options.leaseMs;
  let released = false;
  let endExpected = false;
  let beating = false;

  const end = (stopped: JobStopped) => {
    if (released) return;
    release();
    options.onEnd(stopped);
  };
  const checkEnd = () => {
    const remaining = endsAt - performance.now();
    if (remaining <= 0) end(new JobStopped("lost", "The lease ended before it could be renewed."));
    else expiry = setTimeout(checkEnd, remaining);
  };
  const beat = async () => {
    if (beating) return;
    beating = true;
    const sentAt = performance.now();
    try {
      const { remainingMs } = await backend.heartbeat();
      endsAt = Math.max(endsAt, sentAt + remainingMs);
      options.onHeartbeat?.("renewed");
    } catch (error) {
      options.onHeartbeat?.("failed");
      const refusal = refusalIn(error);
      // The backend also refuses a heartbeat that is sent during the completion. The completion has
      // its own answer.
      if (refusal?.code === "LEASE_LOST" && endExpected) return;
      if (refusal?.code === "LEASE_LOST") end(new JobStopped("lost", refusalText(refusal)));
      else if (!released) log.warn({ err: error }, "The lease could not be renewed; trying again");
    } finally {
      beating = false;
    }
  };

  let expiry = setTimeout(checkEnd, Math.max(0, endsAt - performance.now()));
  const beats = setInterval(() => void beat(), heartbeatMs);
  const unwatch = backend.watch(
    ({ owned, reason }) => {
      if (owned || (endExpected && reason === "ended")) return;
      const why = reason === "owned" ? "lost" : reason;
      end(new JobStopped(why, `The job is no longer this worker's: ${why}.`));
    },
    (error) => log.warn({ err: error }, "The job's ownership could not be watched"),
  );
  const release = () => {
    if (released) return;
    released = true;
    clearTimeout(expiry);
    clearInterval(beats);
    unwatch();
  };
  return {
    remainingMs: () => Math.max(0, endsAt - performance.now()),
    expectEnd() {
      endExpected = true;
    },
    release,
  };
}
