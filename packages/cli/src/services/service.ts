/** What the long-running commands have in common: how they say that they are ready, and every way they are told to end. */
import { listenForStop, SAME_SIGNAL_MS, type StopSignals } from "@fondation/worker/stop-signals";
import { launchers, watchProcesses } from "../lifetime/ancestors.ts";

/** What a service tells the `up` that started it. */
export interface ReadyMessage {
  readonly ready: true;
  /** Where it listens, for those that do. */
  readonly url?: string;
}

/** How long an end may still take once it was forced. */
const LAST_GRACE_MS = 5_000;
const STARTER_GONE = "the process that started this one is gone";

/**
 * The shutdown of this process: by signal, and when whoever started it is gone, be it the launchers above or the `up` at the other end of
 * the channel. Without a starter nobody could stop it, so that end forces itself after a moment.
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
    // It went while this process was still loading.
    abandoned(STARTER_GONE);
  }
  stages.force.addEventListener("abort", () => setTimeout(() => process.exit(1), LAST_GRACE_MS).unref());
  return stages;
}

/** Tells `up`, if it started this process, that the service does its work. */
export function announceReady(message: Omit<ReadyMessage, "ready">): void {
  if (process.connected) process.send?.({ ready: true, ...message } satisfies ReadyMessage);
}

/**
 * Runs a part of the system with its lifetime. However that ends, nothing more is to be said to `up`: left open, the channel would keep
 * the process alive, and `up` waiting for a part that has failed.
 */
export async function asService(serve: (lifetime: StopSignals) => Promise<void>): Promise<void> {
  try {
    await serve(serviceLifetime());
  } finally {
    if (process.connected) process.disconnect();
  }
}
