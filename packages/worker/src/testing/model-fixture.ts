/** A fixture for workers whose courses a model writes. */
import { join } from "node:path";
import {
  type AnalyzedCourse,
  type AnalyzeRequest,
  analyze,
  type Checkpoints,
  type ModelSettings,
} from "@fondation/analyzer";
import { taskOf } from "@fondation/analyzer/testing/truthful-model";
import { checkpointsInMemory } from "@fondation/course/testing/checkpoints-in-memory";
import type { Reply } from "@fondation/doubles/anthropic/scripted/reply";
import type { ScriptedRequest } from "@fondation/doubles/anthropic/scripted/request";
import type { ScriptedDouble } from "@fondation/doubles/anthropic/scripted/scripted-double";
import { modelAt } from "@fondation/engine-claude/testing/test-model-settings";
import { Secret } from "@fondation/environment";
import { startFixture, type WorkerFixture } from "./worker-fixture.ts";

export const REPOSITORY = "ada/engine";
/** The smallest course: the tests do not depend on its size. */
export const CHAPTERS = { chapters: 3 } as const;
/** A fake credential. It must not appear in any output. */
export const TOKEN = "sk-ant-oat01-worker-test-of-no-worth";

/** A worker fixture with one repository, and the course that a truthful model writes about it. */
export interface ModelFixture extends WorkerFixture {
  readonly commit: string;
  readonly truth: AnalyzedCourse;
  /**
   * Stores checkpoints for the first queued job, like an earlier attempt of Claude: the steps and
   * documents of the true course, except `missing` (see {@link taskName}). A test then waits only
   * for the requests that it examines. `commits`: the repository's commit by default.
   */
  keepAllBut(missing: readonly string[], ...commits: string[]): Promise<void>;
  /** All checkpoints of the true course by their keys. */
  checkpoints(commit?: string): Promise<ReadonlyMap<string, string>>;
}

/** All fixtures have the same files and dates, so they have the same commit and the same course. */
let known: Promise<{ truth: AnalyzedCourse; results: ReadonlyMap<string, string> }> | undefined;

export async function startModelFixture(): Promise<ModelFixture> {
  const fixture = await startFixture();
  const commit = fixture.addRepository(REPOSITORY);
  const request: Omit<AnalyzeRequest, "engine"> = {
    checkout: join(fixture.scratch, "repositories", `${REPOSITORY}.git`),
    commit,
    repository: REPOSITORY,
    language: "fr",
    ...CHAPTERS,
    signal: new AbortController().signal,
    onProgress() {},
  };
  known ??= writeTruth(request);
  const { truth, results } = await known;
  const checkpoints = (of = commit) => claudeCheckpoints({ ...request, commit: of }, results);
  return {
    ...fixture,
    commit,
    truth,
    checkpoints,
    async keepAllBut(missing, ...commits) {
      const kept: [string, string][] = [];
      for (const each of commits.length === 0 ? [commit] : commits) {
        const entries = [...(await checkpoints(each))];
        kept.push(...entries.filter(([key]) => !missing.includes(taskOfKey(key))));
      }
      await fixture.backend.keep(new Map(kept));
    },
  };
}

async function writeTruth(request: Omit<AnalyzeRequest, "engine">) {
  const checkpoints = checkpointsInMemory();
  const truth = await analyze({ ...request, engine: "static", checkpoints });
  const results = new Map([...checkpoints.entries].map(([key, value]) => [resultOf(key), value]));
  return { truth, results };
}

/**
 * Runs the engine `claude` with all results stored, so that it asks no model, and records the keys.
 */
async function claudeCheckpoints(
  request: Omit<AnalyzeRequest, "engine">,
  results: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const entries = new Map<string, string>();
  const checkpoints: Checkpoints = {
    async get(key) {
      const value = results.get(resultOf(key));
      if (value !== undefined) entries.set(key, value);
      return value;
    },
    async put() {},
  };
  const model = modelOf({ url: "http://127.0.0.1:9" });
  await analyze({ ...request, engine: "claude", model, checkpoints });
  return entries;
}

/**
 * The step or slug in a checkpoint's key, `<commit>/<engine>/<language>/<chapters>/<step or
 * slug>@<inputs>`.
 */
function resultOf(key: string): string {
  return key.split("/").slice(4).join("/").split("@")[0] ?? "";
}

/** Like {@link taskName}, for a checkpoint's key. */
function taskOfKey(key: string): string {
  const [, folder, position] = /^(\S+?)\/[a-z]+_(\d+)_/.exec(resultOf(key)) ?? [];
  if (folder === undefined) return resultOf(key).replace("step", "");
  const step = ["chapters", "reviewed-chapters", "tutorials"].indexOf(folder) + 4;
  return `${step}.${Number(position)}`;
}

/** Settings for a double of the API: two concurrent requests, with the token. */
export function modelOf(api: Pick<ScriptedDouble, "url">): ModelSettings {
  const secret = new Secret(TOKEN, "CLAUDE_CODE_OAUTH_TOKEN");
  return modelAt(api.url, { credential: { kind: "subscription", secret }, limits: { concurrency: 2 } });
}

/** A rate limit of the account that ends at `reset`, in epoch seconds. */
export function limitUntil(reset: number): Reply {
  const headers = {
    "anthropic-ratelimit-unified-status": "rejected",
    "anthropic-ratelimit-unified-reset": String(reset),
  };
  return { status: 429, type: "rate_limit_error", message: "limit", headers };
}

/** The step of a request with the position of its document, e.g. `1` or `4.2`. */
export function taskName(request: ScriptedRequest): string {
  const { step, position } = taskOf(request);
  return step > 3 ? `${step}.${position}` : `${step}`;
}

export function ended({ status }: { readonly status: string }): boolean {
  return status === "completed" || status === "failed";
}
