import { existsSync } from "node:fs";
import { api } from "@fondation/backend";
import type { Environment } from "@fondation/environment";
import type { DataDirectory } from "../../data/directory.ts";
import { addressFrom, callerTo } from "../../jobs/connection.ts";
import { type Check, error, type Finding, ok, skipped, warning } from "../finding.ts";

/** Runs a check with a backend. Skips the check without one. */
function withBackend(id: string, run: (settings: Environment) => Promise<Omit<Finding, "id">>): Check {
  return {
    id,
    run: ({ settings, data }) => {
      if (settings === undefined) return skipped("the settings are wrong");
      if (!isNamed(settings, data)) return skipped("CONVEX_URL is not set and no `fondation up` is running");
      return run(settings);
    },
  };
}

function isNamed(settings: Environment, data: DataDirectory): boolean {
  return settings.CONVEX_URL !== undefined || existsSync(data.running);
}

/** In the order of the output. */
export const systemChecks: readonly Check[] = [
  withBackend("backend.ready", async (settings) => {
    const address = addressFrom(settings);
    const caller = await callerTo({ url: address.url }, "viewer");
    const { version } = await caller.query(api.health.ready, {});
    return ok(`the backend at ${address.url} answers (functions ${version})`);
  }),
  withBackend("backend.identity", async (settings) => {
    const address = addressFrom(settings);
    if (address.signingKey === undefined) {
      return warning("there is no signing key, so only an open system answers", "Run `fondation init`.");
    }
    await (await callerTo(address, "worker")).query(api.queue.head, {});
    return ok("the backend accepts this signing key");
  }),
  withBackend("worker.present", async (settings) => {
    const { count, slots } = await (await callerTo(addressFrom(settings), "viewer")).query(
      api.workers.present,
      {},
    );
    if (count > 0) return ok(`${count} worker${count === 1 ? "" : "s"}, ${slots} at once`);
    return error("no worker is there, so jobs wait", "Start one with `fondation worker`.");
  }),
];
