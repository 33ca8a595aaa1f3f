/** Announces the worker, says that it is still there, and says good-bye. */
import type { EngineName } from "@fondation/analyzer";
import { api } from "@fondation/backend";
import { FondationError, type Log } from "@fondation/environment";
import type { Connection } from "../backend/connection.ts";
import { refusalIn, refusalText } from "../failures/backend-refusal.ts";
import { fulfilledWithin, whileNotAborted } from "../time/deadline.ts";

/** Who announces itself. */
export interface PresenceOptions {
  readonly connection: Connection;
  readonly workerId: string;
  /** Shown to people. */
  readonly name: string;
  readonly concurrency: number;
  /** What it can write with. */
  readonly engines: EngineName[];
  /** Ends the wait for a backend that does not answer. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** An announced worker. */
export interface Presence {
  /** How often to beat, in milliseconds. */
  readonly heartbeatMs: number;
  leave(): Promise<void>;
}

const GOODBYE_MS = 1_000;

/**
 * Registers the worker, waiting for the backend as long as it takes, and beats from then on.
 * @throws FondationError WORKER_REFUSED when the backend does not accept the worker; the signal's reason when it is aborted.
 */
export async function announce(options: PresenceOptions): Promise<Presence> {
  const { connection, workerId, name, concurrency, engines, signal, log } = options;
  const { client } = connection;
  const register = () => client.mutation(api.workers.register, { workerId, name, concurrency, engines });
  const { heartbeatMs, leaseMs } = await whileNotAborted(register(), signal).catch((error: unknown) => {
    throw signal.aborted ? error : refused(error);
  });
  /** Beats. A backend of an earlier version answers null, which says nothing. */
  const isKnown = async () => {
    const known: boolean | null = await client.mutation(api.workers.beat, { workerId });
    return known !== false;
  };
  let knownUntil = performance.now() + leaseMs;
  const saySomething = async () => {
    if (!connection.isConnected()) return;
    const now = performance.now();
    // A worker that was silent for too long is forgotten, and so is every worker of a database that was replaced: a beat brings none back.
    if (now >= knownUntil || !(await isKnown())) await register();
    knownUntil = now + leaseMs;
  };
  const warn = (error: unknown) => log.warn({ err: error }, "The worker's sign of life was not taken");
  const beats = setInterval(() => void saySomething().catch(warn), heartbeatMs);
  connection.onReconnect(() => void saySomething().catch(warn));
  return {
    heartbeatMs,
    async leave() {
      clearInterval(beats);
      if (connection.isConnected())
        await fulfilledWithin(client.mutation(api.workers.leave, { workerId }), GOODBYE_MS);
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
