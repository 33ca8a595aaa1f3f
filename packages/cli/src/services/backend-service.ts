/** `fondation backend`: the embedded Convex backend as a process of its own. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publicJwks } from "@fondation/backend";
import { startEmbeddedConvex } from "@fondation/embedded-convex";
import { createLog, type Environment, findAssets, originOf, readEnvironment } from "@fondation/environment";
import { dataDirectory } from "../data/directory.ts";
import { lockDirectory } from "../data/lock.ts";
import { aborted } from "../lifetime/aborted.ts";
import { choosePort } from "./ports.ts";
import { announceReady, asService } from "./service.ts";

export interface BackendOptions {
  readonly data?: string;
  readonly host?: string;
  readonly port?: string;
}

/**
 * Runs until a signal. Throws ENVIRONMENT_INVALID, ASSETS_MISSING, DATA_IN_USE, PORT_BUSY,
 * PORT_UNSAFE.
 */
export async function serveBackend({ data, host, port }: BackendOptions): Promise<void> {
  const settings = readEnvironment({
    overrides: { FONDATION_DATA: data, FONDATION_BACKEND_HOST: host, FONDATION_BACKEND_PORT: port },
  });
  const log = createLog({
    level: settings.FONDATION_LOG_LEVEL,
    format: settings.FONDATION_LOG_FORMAT,
    fields: { service: "backend" },
  });
  const functions = readFileSync(join(findAssets(settings.FONDATION_ASSETS), "functions.js"), "utf8");
  const directory = dataDirectory(settings.FONDATION_DATA);
  await asService(async ({ drain }) => {
    using _alone = lockDirectory(directory, "backend");

    const address = settings.FONDATION_BACKEND_HOST;
    const explicit = originOf(settings, "FONDATION_BACKEND_PORT") !== "default";
    const wanted = { host: address, port: settings.FONDATION_BACKEND_PORT, explicit, option: "--port" };
    const chosen = await choosePort(wanted);
    const backend = await startEmbeddedConvex({
      functions,
      dataDirectory: directory.database,
      host: address,
      port: chosen,
      // Convex serves HTTP actions on the next port. Fondation has none, and the user may want that
      // port for the pages: the system chooses a free one.
      sitePort: 0,
      environment: deploymentVariables(settings),
      ...(settings.FONDATION_ADMIN_KEY && { adminKey: settings.FONDATION_ADMIN_KEY.reveal() }),
      log: (line) => log.info(line),
      ...(log.isLevelEnabled("debug") && {
        onMutation: ({ path, ...note }) => log.debug(note, `mutation ${path}`),
      }),
    });
    log.info({ url: backend.url, access: settings.FONDATION_ACCESS }, "the backend is ready");
    announceReady({ url: backend.url });
    await aborted(drain);
    log.info({ reason: drain.reason }, "the backend stops");
    await backend.stop();
  });
}

/** The `process.env` of the functions. Contains no secrets. */
function deploymentVariables(settings: Environment): Record<string, string> {
  const jwks = publicHalf(settings);
  return {
    FONDATION_ACCESS: settings.FONDATION_ACCESS,
    FONDATION_LEASE_MS: String(settings.FONDATION_LEASE_MS),
    GITHUB_SERVER_URL: settings.GITHUB_SERVER_URL,
    FONDATION_ALLOW_PRIVATE_HOSTS: (settings.FONDATION_ALLOW_PRIVATE_HOSTS ?? []).join(","),
    FONDATION_ALLOWED_OWNERS: (settings.FONDATION_ALLOWED_OWNERS ?? []).join(","),
    FONDATION_VIEWER_QUEUE: String(settings.FONDATION_VIEWER_QUEUE),
    FONDATION_VIEWER_JOBS_PER_HOUR: String(settings.FONDATION_VIEWER_JOBS_PER_HOUR),
    FONDATION_VIEWER_DAILY_COST: String(settings.FONDATION_VIEWER_DAILY_COST),
    FONDATION_MAX_COST: String(settings.FONDATION_MAX_COST),
    ...(jwks !== undefined && { FONDATION_JWKS: jwks }),
  };
}

/** The public half of the signing key: the configured one, or derived from the private key. */
function publicHalf({ FONDATION_JWKS: given, FONDATION_SIGNING_KEY: key }: Environment): string | undefined {
  return given ?? (key === undefined ? undefined : publicJwks(key.reveal()));
}
