/** Registers the worker with the backend, keeps it registered, and unregisters it. */
import type { EngineName } from "@fondation/analyzer";
import { api } from "@fondation/backend";
import { FondationError, type Log } from "@fondation/environment";
import type { Connection } from "../backend/connection.ts";
import { refusalIn, refusalText } from "../failures/backend-refusal.ts";
import { fulfilledWithin, whileNotAborted } from "../time/deadline.ts";

export interface PresenceOptions {
  readonly connection: Connection;
  readonly workerId: string;
  /** Shown on the pages. */
  readonly name: string;
  readonly concurrency: number;
  readonly engines: EngineName[];
  /** Ends the wait for the backend. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

export interface Presence {
  /** Milliseconds between heartbeats. */
  readonly heartbeatMs: number;
  leave(): Promise<void>;
}

const LEAVE_MS = 1_000;

/**
 * Registers the worker. Waits for the backend without a limit, then sends heartbeats.
 * @throws FondationError WORKER_REFUSED when the backend refuses the worker; the signal's reason
 * when aborted.
 */
export async function announce(options: PresenceOptions): Promise<Presence> {
  const { connection, workerId, name, concurrency, engines, signal, log } = options;
  const { client } = connection;
  const register = () => client.mutation(api.workers.register, { workerId, name, concurrency, engines });
  const { heartbeatMs, leaseMs } = await whileNotAborted(register(), signal).catch((error: unknown) => {
    throw signal.aborted ? error : refused(error);
  });
  /** Sends a heartbeat. Null, from a backend of an earlier version, means unknown. */
  const isKnown = async () => {
    const known: boolean | null = await client.mutation(api.workers.beat, { workerId });
    return known !== false;
  };
  let knownUntil = performance.now() + leaseMs;
  const reportPresence = async () => {
    if (!connection.isConnected()) return;
    const now = performance.now();
    // The backend removes a worker without heartbeats, and a new database knows no workers: the
    // worker must register again.
    if (now >= knownUntil || !(await isKnown())) await register();
    knownUntil = now + leaseMs;
  };
  const warn = (error: unknown) => log.warn({ err: error }, "The worker's heartbeat was refused");
  const beats = setInterval(() => void reportPresence().catch(warn), heartbeatMs);
  connection.onReconnect(() => void reportPresence().catch(warn));
  return {
    heartbeatMs,
    async leave() {
      clearInterval(beats);
      if (connection.isConnected())
        await fulfilledWithin(client.mutation(api.workers.leave, { workerId }), LEAVE_MS);
    },
  };
}

function refused(error: unknown): FondationError {
  const refusal = refusalIn(error);
  return new FondationError({
    code: "WORKER_REFUSED",
    message: `The backend did not register this worker: ${refusal === undefined ? String(error) : refusalText(refusal)}`,
    advice:
      refusal?.code === "ACCESS_DENIED"
        ? "Start the worker with the signing key of this deployment (FONDATION_SIGNING_KEY)."
        : "Check that CONVEX_URL leads to a Fondation backend of this version.",
    cause: error,
  });
}
