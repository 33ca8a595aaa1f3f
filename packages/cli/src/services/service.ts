/** Readiness and shutdown of the long-running commands. */
import { listenForStop, SAME_SIGNAL_MS, type StopSignals } from "@fondation/worker/stop-signals";
import { launchers, watchProcesses } from "../lifetime/ancestors.ts";

/** The message of a service to the `up` that started it. */
export interface ReadyMessage {
  readonly ready: true;
  /** The address it listens on, if any. */
  readonly url?: string;
}

/** Milliseconds that a forced stop may take. */
const LAST_GRACE_MS = 5_000;
const STARTER_GONE = "the process that started this one is gone";

/**
 * Stops this process by a signal, or when its starter has ended (a launcher, or the `up` at the
 * other end of the channel). Without its starter nothing else could stop it, so that stop is forced
 * after a moment.
 */
export function serviceLifetime(): StopSignals {
  const stages = listenForStop();
  const abandoned = (reason: string) => {
    stages.request(reason);
    setTimeout(() => stages.request(reason), SAME_SIGNAL_MS * 3).unref();
  };
  if (process.send === undefined) {
    watchProcesses(launchers(process.pid), ({ command }) => abandoned(`${command.split(" ")[0]} is gone`));
  } else if (process.connected) {
    process.once("disconnect", () => abandoned(STARTER_GONE));
  } else {
    // The starter ended while this process was loading.
    abandoned(STARTER_GONE);
  }
  stages.force.addEventListener("abort", () => setTimeout(() => process.exit(1), LAST_GRACE_MS).unref());
  return stages;
}

/** Tells the `up` that started this process, if any, that the service is ready. */
export function announceReady(message: Omit<ReadyMessage, "ready">): void {
  if (process.connected) process.send?.({ ready: true, ...message } satisfies ReadyMessage);
}

/**
 * Runs a service until its lifetime ends. Then closes the channel to `up`: an open channel would
 * keep the process alive, and `up` would keep waiting for a service that has failed.
 */
export async function asService(serve: (lifetime: StopSignals) => Promise<void>): Promise<void> {
  try {
    await serve(serviceLifetime());
  } finally {
    if (process.connected) process.disconnect();
  }
}
