/** `fondation analyze`: writes a course as files, without a backend. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { modelSettingsFrom, selectEngine } from "@fondation/analyzer";
import { createManifest, type Usage } from "@fondation/course";
import { type Environment, FondationError, findAssets, readEnvironment } from "@fondation/environment";
import { checkOut, exportCourse, requireSafeOutput } from "@fondation/worker";
import { analyzeInThread } from "@fondation/worker/analysis";
import { requireGit } from "@fondation/worker/git-version";
import { listenForStop } from "@fondation/worker/stop-signals";
import { type Repository, repositoryFrom } from "../jobs/repository-argument.ts";
import { type CourseOptions, courseOverrides } from "../settings/course-options.ts";
import { type ModelOptions, modelLimitOverrides } from "../settings/model-options.ts";
import { startProgress } from "../terminal/progress.ts";
import { note, print, printJson } from "../terminal/result.ts";
import { findingLines } from "./report.ts";

export interface AnalyzeOptions extends CourseOptions, ModelOptions {
  readonly concurrency?: string;
  readonly out: string;
  readonly json?: true;
}

/**
 * Writes the documents and `course.json`. Throws COURSE_INVALID and writes nothing when a check
 * fails.
 */
export async function analyzeRepository(text: string, options: AnalyzeOptions): Promise<void> {
  const settings = readEnvironment({
    overrides: { ...courseOverrides(options), ...modelLimitOverrides(options, options.concurrency) },
  });
  const assets = findAssets(settings.FONDATION_ASSETS);
  const model = modelSettingsFrom(settings, join(assets, "prompts"));
  const { engine, reason } = selectEngine(settings.FONDATION_ENGINE, model);
  const repository = await repositoryFrom(
    text,
    settings.GITHUB_SERVER_URL,
    settings.FONDATION_ALLOW_PRIVATE_HOSTS,
  );
  const out = resolve(options.out);
  await requireSafeOutput(out);
  note(`engine: ${engine}${engine === "claude" ? `, ${settings.FONDATION_MODEL}` : ""} (${reason})`);
  await requireGit();
  const { drain } = listenForStop();
  const progress = startProgress("cloning");
  const directory = await mkdtemp(join(tmpdir(), "fondation-analyze-"));
  const scratch = `${directory}-engine`;
  const late = new AbortController();
  const timeoutMs = settings.FONDATION_JOB_TIMEOUT_MS;
  const timer = setTimeout(() => late.abort(tooLate(timeoutMs)), timeoutMs);
  try {
    const checkout = await checkOut({ ...checkoutRequest(repository, settings), directory, signal: drain });
    // In a thread, because an engine may be busy for minutes without noticing a signal.
    const { course, leftOut, report, citations, usage } = await analyzeInThread({
      checkout: directory,
      commit: checkout.commit,
      repository: repository.kind === "local" ? `local/${repository.name}` : nameOf(repository),
      engine,
      language: settings.FONDATION_LANGUAGE,
      chapters: settings.FONDATION_CHAPTERS,
      signal: AbortSignal.any([drain, late.signal]),
      scratch,
      grammars: join(assets, "grammars"),
      ...(engine === "claude" && model !== undefined ? { model } : {}),
      onProgress: ({ stage, step, documentsDone, documentsTotal }) =>
        progress.at(`step ${step} of 6, ${stage}`, `${documentsDone} of ${documentsTotal} documents`),
      onVerifying: () => progress.at("verifying"),
    });
    if (!report.passed) throw invalid(findingLines(report));
    const manifest = createManifest(course, citations, report, usage);
    await exportCourse(course, manifest, out);
    progress.succeed(`${course.documents.length} documents and course.json`);
    if (course.shortfall !== undefined) note(`  ${tooSmall(settings, course.chapters)}`);
    if (leftOut !== undefined) note(`  ${leftOut.en}`);
    if (manifest.usage !== undefined) note(`  ${spent(manifest.usage.total)}`);
    if (options.json) printJson({ directory: out, ...manifest });
    else print(out);
  } catch (error) {
    progress.clear();
    throw drain.aborted ? interrupted() : error;
  } finally {
    clearTimeout(timer);
    for (const made of [directory, scratch]) await rm(made, { recursive: true, force: true });
  }
}

function checkoutRequest(repository: Repository, settings: Environment) {
  const { GITHUB_SERVER_URL, FONDATION_ALLOW_PRIVATE_HOSTS, GITHUB_TOKEN } = settings;
  const target =
    repository.kind === "local"
      ? ({ kind: "local", repository: repository.path, cloneUrl: repository.path } as const)
      : ({
          kind: "remote",
          repository: repository.address.key,
          cloneUrl: repository.address.cloneUrl,
        } as const);
  return {
    ...target,
    githubServerUrl: GITHUB_SERVER_URL,
    ...(FONDATION_ALLOW_PRIVATE_HOSTS && { allowPrivateHosts: FONDATION_ALLOW_PRIVATE_HOSTS }),
    ...(GITHUB_TOKEN && { token: GITHUB_TOKEN }),
    limits: {
      maxBytes: settings.FONDATION_MAX_REPOSITORY_BYTES,
      maxFiles: settings.FONDATION_MAX_REPOSITORY_FILES,
    },
  };
}

function nameOf({ address }: Extract<Repository, { kind: "remote" }>): string {
  return `${address.owner}/${address.name}`;
}

/** The course says so too, in its own language. */
function tooSmall({ FONDATION_CHAPTERS: wanted }: Environment, chapters: number): string {
  return `the repository is too small for ${wanted} chapters: the course has ${chapters}`;
}

function spent({ requests, inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, costUsd }: Usage) {
  const read = inputTokens + cacheReadTokens + cacheWriteTokens;
  return `${requests} requests, ${read} tokens read, ${outputTokens} written, about $${costUsd.toFixed(2)}`;
}

function invalid(findings: readonly string[]): FondationError {
  return new FondationError({
    code: "COURSE_INVALID",
    message: `the course does not match the repository:\n${findings.join("\n")}`,
    advice: "Nothing was written. This is a fault of the engine: please report it with the lines above.",
  });
}

function tooLate(timeoutMs: number): FondationError {
  return new FondationError({
    code: "JOB_TIMEOUT",
    message: `the course was not written within ${timeoutMs / 1_000} s`,
    advice:
      "Raise --job-timeout (FONDATION_JOB_TIMEOUT_MS), or choose a smaller repository. `analyze` starts again; a job of `up` or of a worker keeps what a model wrote.",
  });
}

function interrupted(): FondationError {
  return new FondationError({
    code: "INTERRUPTED",
    message: "stopped before the course was written",
    advice: "Run the command again: it starts from the beginning.",
  });
}
