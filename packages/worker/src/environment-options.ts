import { tmpdir } from "node:os";
import { join } from "node:path";
import { modelSettingsFrom } from "@fondation/analyzer";
import { type Environment, FondationError, type Log } from "@fondation/environment";
import type { SharedBrowserOptions } from "./rendering/shared-browser.ts";
import type { StopSignals } from "./stop-signals.ts";
import type { WorkerOptions } from "./worker-options.ts";

/**
 * The worker's options from a validated environment. `assets`: the directory of the built assets;
 * absent when the worker runs from its sources.
 * @throws FondationError ENVIRONMENT_INVALID when CONVEX_URL or FONDATION_SIGNING_KEY is absent.
 * `readEnvironment` reports this first when it requires them.
 */
export function workerOptionsFrom(
  environment: Environment,
  { drain, force }: Pick<StopSignals, "drain" | "force">,
  log: Log,
  assets?: string,
): WorkerOptions {
  return {
    convexUrl: given(environment.CONVEX_URL, "CONVEX_URL"),
    signingKey: given(environment.FONDATION_SIGNING_KEY, "FONDATION_SIGNING_KEY"),
    concurrency: environment.FONDATION_CONCURRENCY,
    workspace:
      environment.FONDATION_WORKSPACE ?? join(tmpdir(), `fondation-workspace-${process.getuid?.() ?? 0}`),
    githubServerUrl: environment.GITHUB_SERVER_URL,
    limits: {
      maxRepositoryBytes: environment.FONDATION_MAX_REPOSITORY_BYTES,
      maxRepositoryFiles: environment.FONDATION_MAX_REPOSITORY_FILES,
      jobTimeoutMs: environment.FONDATION_JOB_TIMEOUT_MS,
    },
    heartbeatMs: environment.FONDATION_HEARTBEAT_MS,
    log,
    signal: drain,
    forceSignal: force,
    ...optional("githubToken", environment.GITHUB_TOKEN),
    ...optional("allowPrivateHosts", environment.FONDATION_ALLOW_PRIVATE_HOSTS),
    ...optional("healthPort", environment.FONDATION_HEALTH_PORT),
    ...optional("output", environment.FONDATION_OUTPUT),
    ...optional("gate", environment.FONDATION_TEST_GATE),
    ...optional("grammars", assets === undefined ? undefined : join(assets, "grammars")),
    ...optional("browser", assets === undefined ? undefined : browserOptions(environment, assets)),
    ...optional("model", modelSettingsFrom(environment, assets && join(assets, "prompts"))),
  };
}

function browserOptions(environment: Environment, assets: string): SharedBrowserOptions {
  const { FONDATION_BROWSER_WS_ENDPOINT, FONDATION_CHROMIUM } = environment;
  return { pages: join(assets, "web"), source: { FONDATION_BROWSER_WS_ENDPOINT, FONDATION_CHROMIUM } };
}

function optional<Key extends keyof WorkerOptions>(key: Key, value: WorkerOptions[Key] | undefined) {
  return (value === undefined ? {} : { [key]: value }) as Partial<Pick<WorkerOptions, Key>>;
}

function given<Value>(value: Value | undefined, name: string): Value {
  if (value !== undefined) return value;
  throw new FondationError({
    code: "ENVIRONMENT_INVALID",
    message: `The worker cannot start: ${name} is not set.`,
    advice: `Set ${name}; docs/environment.md says where to get it.`,
  });
}
