/** A fixture for workers whose courses a model writes: with a repository, and what is true of it. */
import { join } from "node:path";
import { type AnalyzedCourse, type AnalyzeRequest, analyze, type ModelSettings } from "@fondation/analyzer";
import { Secret } from "@fondation/environment";
import type { ScriptedDouble } from "@fondation/doubles/anthropic/scripted/double";
import type { ScriptedRequest } from "@fondation/doubles/anthropic/scripted/request";
import type { Reply } from "@fondation/doubles/anthropic/scripted/reply";
import { modelAt } from "@fondation/engine-claude/testing/model-settings";
import { taskOf } from "@fondation/analyzer/testing/truthful-model";
import { type WorkerFixture, startFixture } from "./worker-fixture.ts";

/** The repository that courses are made of. */
export const REPOSITORY = "ada/engine";
/** The smallest course: what is tested with it does not depend on its size. */
export const CHAPTERS = { chapters: 3 } as const;
/** The credential that must turn up nowhere. */
export const TOKEN = "sk-ant-oat01-worker-test-of-no-worth";

/** The fixture. */
export interface ModelFixture extends WorkerFixture {
  readonly commit: string;
  /** What a model writes that tells the truth. */
  readonly truth: AnalyzedCourse;
  /** Makes the course without a worker. */
  analyse(request: Pick<AnalyzeRequest, "engine"> & Partial<AnalyzeRequest>): Promise<AnalyzedCourse>;
}

/** Starts it. */
export async function startModelFixture(): Promise<ModelFixture> {
  const fixture = await startFixture();
  const commit = fixture.addRepository(REPOSITORY);
  const analyse: ModelFixture["analyse"] = (request) =>
    analyze({
      checkout: join(fixture.scratch, "repositories", `${REPOSITORY}.git`),
      commit,
      repository: REPOSITORY,
      language: "fr",
      ...CHAPTERS,
      signal: new AbortController().signal,
      onProgress() {},
      ...request,
    });
  return { ...fixture, commit, analyse, truth: await analyse({ engine: "static" }) };
}

/** How a worker reaches a stand-in: two requests at once, with the token. */
export function modelOf(api: ScriptedDouble): ModelSettings {
  const secret = new Secret(TOKEN, "CLAUDE_CODE_OAUTH_TOKEN");
  return modelAt(api.url, { credential: { kind: "subscription", secret }, limits: { concurrency: 2 } });
}

/** A limit of the account that ends at `reset`, in seconds since 1970. */
export function limitUntil(reset: number): Reply {
  const headers = {
    "anthropic-ratelimit-unified-status": "rejected",
    "anthropic-ratelimit-unified-reset": String(reset),
  };
  return { status: 429, type: "rate_limit_error", message: "limit", headers };
}

/** What is asked for, for example `1` or `4.2`: the step, with the position of a document. */
export function taskName(request: ScriptedRequest): string {
  const { step, position } = taskOf(request);
  return step > 3 ? `${step}.${position}` : `${step}`;
}

/** Whether a job is over. */
export function ended({ status }: { readonly status: string }): boolean {
  return status === "completed" || status === "failed";
}
