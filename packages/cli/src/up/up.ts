import { closeSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { modelSettingsFrom } from "@fondation/analyzer";
import { selectEngine } from "@fondation/analyzer/engine";
import {
  type Environment,
  FondationError,
  findAssets,
  openReplaced,
  originOf,
  readEnvironment,
} from "@fondation/environment";
import type { StopSignals } from "@fondation/worker/stop-signals";
import { type DataDirectory, dataDirectory, emptyDirectory } from "../data/directory.ts";
import { ensureKeys, readKey } from "../data/keys.ts";
import { lockDirectory } from "../data/lock.ts";
import { EXIT, explain } from "../failures/command-failure.ts";
import { callerTo, followerOf, type Running } from "../jobs/connection.ts";
import { followJob } from "../jobs/follow.ts";
import { JobFailed } from "../jobs/job-failed.ts";
import { type Repository, repositoryFrom } from "../jobs/repository-argument.ts";
import { submitRepository } from "../jobs/submit.ts";
import { aborted } from "../lifetime/aborted.ts";
import { choosePort } from "../services/ports.ts";
import { serviceLifetime } from "../services/service.ts";
import { type CourseOptions, courseOverrides } from "../settings/course-options.ts";
import { type ModelOptions, modelLimitOverrides } from "../settings/model-options.ts";
import { type System, type SystemRequest, startSystem } from "./local-system.ts";
import { type Story, storyForPeople, storyInJson } from "./story.ts";

export interface UpOptions extends CourseOptions, ModelOptions {
  readonly concurrency?: string;
  readonly data?: string;
  readonly fresh?: true;
  readonly port?: string;
  readonly backendPort?: string;
  readonly json?: true;
}

/**
 * Starts the system, submits the repository, prints the course's address and runs until a signal. A
 * requested stop is a success, unless the course has failed. A part that ends by itself is a
 * failure and stops the others. Throws before it starts anything when the repository or a setting
 * is wrong.
 */
export async function up(text: string | undefined, options: UpOptions): Promise<void> {
  const lifetime = serviceLifetime();
  const settings = readEnvironment({
    overrides: {
      ...courseOverrides(options),
      ...modelLimitOverrides(options, options.concurrency),
      FONDATION_DATA: options.data,
      FONDATION_WEB_PORT: options.port,
      FONDATION_BACKEND_PORT: options.backendPort,
    },
  });
  refuseOtherMachines(settings);
  const chosen = selectEngine(settings.FONDATION_ENGINE, modelSettingsFrom(settings));
  const repository =
    text === undefined
      ? undefined
      : await repositoryFrom(text, settings.GITHUB_SERVER_URL, settings.FONDATION_ALLOW_PRIVATE_HOSTS);
  const story = options.json ? storyInJson() : storyForPeople();
  if (settings.CONVEX_URL !== undefined)
    story.notice("CONVEX_URL is set, but `up` runs a backend of its own.");

  const data = dataDirectory(settings.FONDATION_DATA);
  using _alone = lockDirectory(data, "up");
  if (options.fresh) forget(data);

  const places = {
    // The worker is a process of its own and gets these options in its environment.
    limits: modelLimitOverrides(options, options.concurrency),
    assets: findAssets(settings.FONDATION_ASSETS),
    workspace: resolve(settings.FONDATION_WORKSPACE ?? data.workspace),
    backendPort: await portFor(settings, "BACKEND", story),
    webPort: await portFor(settings, "WEB", story),
  };
  const begun = performance.now();
  story.starting();
  const system = await start(places, data, lifetime, story);
  if (system === undefined) return story.stopped();
  const over = new AbortController();
  try {
    remember(data, { backend: system.backend.url, web: system.web });
    story.ready({ web: system.web, backend: system.backend.url, ms: performance.now() - begun });
    const until = AbortSignal.any([lifetime.drain, over.signal]);
    const course = async () => {
      if (repository === undefined) return;
      story.engine(chosen);
      if (!(await makeCourse(system, repository, settings, until, story))) process.exitCode = EXIT.failed;
    };
    await Promise.race([
      course()
        .then(() => story.running())
        .then(() => aborted(lifetime.drain)),
      system.failed,
    ]);
  } finally {
    over.abort();
    story.stopping(String(lifetime.drain.reason ?? "a part has failed"));
    rmSync(data.running, { force: true });
    await system.stop(lifetime.force);
    story.stopped();
  }
}

/** Undefined when a stop is requested during the start. */
async function start(
  places: Pick<SystemRequest, "assets" | "limits" | "workspace" | "backendPort" | "webPort">,
  data: DataDirectory,
  lifetime: StopSignals,
  story: Story,
): Promise<System | undefined> {
  const keys = await ensureKeys(data.keys);
  const signingKey = readKey(data.keys, "FONDATION_SIGNING_KEY");
  if (signingKey === undefined) throw new Error(`the signing key has gone from ${data.keys}`);
  try {
    const { drain: signal } = lifetime;
    return await startSystem({ ...places, data, keys, signingKey, signal, started: story.started });
  } catch (error) {
    if (lifetime.drain.aborted) return undefined;
    story.notStarted();
    throw error;
  }
}

async function portFor(settings: Environment, part: "BACKEND" | "WEB", story: Story): Promise<number> {
  const name = `FONDATION_${part}_PORT` as const;
  const wanted = settings[name];
  const option = part === "WEB" ? "--port" : "--backend-port";
  const explicit = originOf(settings, name) !== "default";
  const port = await choosePort({ host: "127.0.0.1", port: wanted, explicit, option });
  if (port !== wanted) story.notice(`port ${wanted} is busy: the ${part.toLowerCase()} takes ${port}`);
  return port;
}

/**
 * Submits the repository and follows the job until the signal is aborted. A failed course is
 * reported and the system keeps running, since its page offers a retry. Resolves with false when
 * the course failed.
 */
async function makeCourse(
  system: System,
  repository: Repository,
  settings: Environment,
  signal: AbortSignal,
  story: Story,
): Promise<boolean> {
  const begun = performance.now();
  const client = followerOf(system.backend, "viewer");
  try {
    const caller = await callerTo(system.backend, "worker");
    const { jobId, created } = await submitRepository(caller, repository, settings);
    const name = repository.kind === "local" ? repository.path : repository.address.key;
    story.submitted({ jobId, repository: name, created });
    const job = await followJob(client, jobId, story.progress, signal);
    const url = `${system.web}${job.route}`;
    if (job.status === "completed") story.completed(job, { url, ms: performance.now() - begun });
    else if (job.status === "failed") story.failed(explain(new JobFailed(job)));
    else story.canceled(job);
    return job.status !== "failed";
  } catch (error) {
    if (signal.aborted) return true;
    story.failed(explain(error));
    return false;
  } finally {
    await client.close();
  }
}

/** Deletes the data of an earlier run. Throws while a backend runs on the directory. */
function forget(data: DataDirectory): void {
  using _noBackend = lockDirectory(data, "backend");
  emptyDirectory(data);
}

function remember(data: DataDirectory, running: Running): void {
  const file = openReplaced(data.running, 0o600);
  writeFileSync(file, `${JSON.stringify(running)}\n`);
  closeSync(file);
}

/** `up` has open access, so it may listen only on this machine. */
function refuseOtherMachines(settings: Environment): void {
  for (const name of ["FONDATION_WEB_HOST", "FONDATION_BACKEND_HOST"] as const) {
    if (/^(?:127\.\d+\.\d+\.\d+|localhost|::1)$/.test(settings[name])) continue;
    throw new FondationError({
      code: "USAGE",
      message: `${name} is ${settings[name]}, but \`up\` has open access and therefore listens only on this machine`,
      advice: "Unset it, or run `fondation backend`, `web` and `worker` with an access token instead.",
    });
  }
}
