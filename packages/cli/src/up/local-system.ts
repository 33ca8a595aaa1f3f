/**
 * The whole system on this machine: backend, pages and worker, started in order and stopped in
 * reverse order.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { api } from "@fondation/backend";
import { FondationError, type Secret } from "@fondation/environment";
import type { DataDirectory } from "../data/directory.ts";
import type { KeyFile } from "../data/keys.ts";
import { type Address, followerOf } from "../jobs/connection.ts";
import { type ChildService, startService } from "./child-service.ts";
import { type Part, partEnvironment } from "./part-environment.ts";

export interface SystemRequest {
  readonly data: DataDirectory;
  readonly keys: readonly KeyFile[];
  readonly signingKey: Secret;
  readonly assets: string;
  readonly workspace: string;
  /** Limits of the worker from the command line. Undefined: its environment decides. */
  readonly limits: Readonly<Record<string, string | undefined>>;
  readonly backendPort: number;
  readonly webPort: number;
  readonly signal: AbortSignal;
  /** Called as each part becomes ready. */
  readonly started: (name: string, detail: string) => void;
}

/**
 * A running system: the backend answers, pages are served, and a worker is registered with the
 * queue.
 */
export interface System {
  readonly web: string;
  readonly backend: Address;
  /** Rejects when a part ends without a request. */
  readonly failed: Promise<never>;
  /** Stops every part. Aborting `force` kills parts that have not ended yet. */
  stop(force: AbortSignal): Promise<void>;
}

const HOST = "127.0.0.1";
const START_LIMIT_MS = 60_000;
/** Milliseconds until a part is killed. A worker may still return its jobs to the queue. */
const GRACE_MS = { worker: 20_000, web: 5_000, backend: 10_000 };

/**
 * Starts the parts. When one fails, stops the others and throws SERVICE_FAILED with that part's
 * reason.
 */
export async function startSystem(request: SystemRequest): Promise<System> {
  const { data, signal, started } = request;
  mkdirSync(data.logs, { recursive: true, mode: 0o700 });
  const parts: ChildService[] = [];
  const over = new AbortController();
  const broken = Promise.withResolvers<never>();
  // Callers that await `failed` get the rejection. If no caller does, it must not crash the
  // process.
  broken.promise.catch(() => undefined);
  const start = (name: Part, environment: Record<string, string | undefined>) => {
    const part = startService({
      name,
      environment: {
        ...commonEnvironment(request),
        ...partEnvironment(name, request.keys, request.signingKey),
        ...environment,
      },
      logFile: join(data.logs, `${name}.log`),
    });
    parts.push(part);
    part.ended.then((how) => Promise.reject(part.failure(how))).catch(broken.reject);
    return part;
  };
  const stop = async (force: AbortSignal) => {
    for (const name of ["worker", "web", "backend"] as const) {
      await parts.find((part) => part.name === name)?.stop(GRACE_MS[name], force);
    }
  };
  const limit = AbortSignal.any([signal, AbortSignal.timeout(START_LIMIT_MS), over.signal]);
  const soon = <T>(wait: Promise<T>) => withinLimit(Promise.race([wait, broken.promise]), limit);
  try {
    const backend = start("backend", { FONDATION_BACKEND_PORT: String(request.backendPort) });
    const { url: backendUrl = "" } = await soon(backend.ready);
    started("backend", backendUrl);

    const address: Address = { url: backendUrl, signingKey: request.signingKey };
    const connected = { CONVEX_URL: backendUrl };
    const web = start("web", { ...connected, FONDATION_WEB_PORT: String(request.webPort) });
    start("worker", { ...connected, ...given(request.limits) });
    const { url: webUrl = "" } = await soon(web.ready);
    started("web", webUrl);
    await soon(workerPresent(address, limit));
    started("worker", "registered with the queue");

    return { web: webUrl, backend: { ...address, web: webUrl }, failed: broken.promise, stop };
  } catch (error) {
    await stop(AbortSignal.timeout(GRACE_MS.backend));
    throw error;
  } finally {
    // Otherwise a client that waits for a worker would reconnect forever and keep this process
    // alive.
    over.abort();
  }
}

function given(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const set = Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(set);
}

/** The environment of every part. Access is open because only this machine can connect. */
function commonEnvironment({ data, assets, workspace }: SystemRequest): Record<string, string | undefined> {
  return {
    FONDATION_ACCESS: "open",
    FONDATION_ASSETS: assets,
    FONDATION_BACKEND_HOST: HOST,
    FONDATION_DATA: data.root,
    FONDATION_LOG_FORMAT: "json",
    FONDATION_WEB_HOST: HOST,
    FONDATION_WORKSPACE: workspace,
  };
}

async function withinLimit<T>(wait: Promise<T>, limit: AbortSignal): Promise<T> {
  let giveUp: () => void = () => undefined;
  const tooLong = new Promise<never>((_, reject) => {
    giveUp = () =>
      reject(
        limit.reason instanceof DOMException && limit.reason.name === "TimeoutError"
          ? tooSlow()
          : limit.reason,
      );
    if (limit.aborted) giveUp();
    limit.addEventListener("abort", giveUp, { once: true });
  });
  try {
    return await Promise.race([wait, tooLong]);
  } finally {
    limit.removeEventListener("abort", giveUp);
  }
}

/** Waits until the queue knows the worker. That its process runs is not enough. */
async function workerPresent(address: Address, signal: AbortSignal): Promise<void> {
  const client = followerOf(address, "viewer");
  try {
    await new Promise<void>((resolve, reject) => {
      const seen = ({ count }: { count: number }) => count > 0 && resolve();
      client.onUpdate(api.workers.present, {}, seen, reject);
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
  } finally {
    await client.close();
  }
}

function tooSlow(): FondationError {
  return new FondationError({
    code: "START_TIMEOUT",
    message: `the system was not ready within ${START_LIMIT_MS / 1_000} s`,
    advice: "Look at the logs in the data directory; `fondation doctor` may know the cause.",
  });
}
