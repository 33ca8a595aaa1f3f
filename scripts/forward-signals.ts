/**
 * Hands a stop on to a running stage, and lets the command wait until the stage has cleaned up.
 * It runs before anything is installed, so it imports only Node's modules.
 */
import type { ChildProcess } from "node:child_process";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * A terminal sends Ctrl-C to the stage too, and many programs take a second one as an order to leave
 * at once. So that one is passed on only where there is no terminal, as in continuous integration.
 */
export function forwardSignals(child: ChildProcess): void {
  const forward = (signal: NodeJS.Signals): void => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, forward);
  const end = (): void => {
    for (const signal of SIGNALS) process.off(signal, forward);
  };
  child.once("error", end);
  child.once("close", end);
}
