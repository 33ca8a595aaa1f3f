/**
 * The stages of one job: clone, analyze, verify, publish. Each one reports its progress. The signal
 * interrupts any of them. The PDF is printed after the job; see `queue/redrawing.ts`.
 */
import { type EngineChoice, type ModelSettings, selectEngine } from "@fondation/analyzer";
import { citationCheck, courseSize, createManifest, isPassed } from "@fondation/course";
import type { Secret } from "@fondation/environment";
import { analyzeInThread } from "../analysis/thread.ts";
import type { ClaimedJob, JobBackend } from "../backend/job-backend.ts";
import { whileNotAborted } from "../time/deadline.ts";
import { type Checkout, checkOut } from "../checkout/checkout.ts";
import type { RepositoryLimits } from "../checkout/repository-limits.ts";
import type { Gate } from "../gate/gate.ts";
import { publishCourse, type VerifiedCourse } from "../publishing/publish.ts";
import type { Rendering } from "../rendering/rendering.ts";
import { createCheckpoints } from "./checkpoints.ts";
import type { Journal } from "../reports/journal.ts";
import { modelOf, whyEngine } from "./engine.ts";
import type { ProgressReports } from "../reports/progress.ts";
import type { SpendingReports } from "../reports/spending.ts";
import { findingsOf, placeOf, requirePassed, withCheck } from "./verdict.ts";

/** The settings that all jobs of a worker share. */
export interface JobSettings {
  readonly githubServerUrl: string;
  readonly githubToken?: Secret;
  readonly allowPrivateHosts?: readonly string[];
  readonly limits: RepositoryLimits;
  /** Directory of the grammars. Default: the analyzer's. */
  readonly grammars?: string;
  /** The model settings; absent without a credential. */
  readonly model?: ModelSettings;
}

export interface JobMeans {
  readonly claimed: ClaimedJob;
  readonly backend: JobBackend;
  /** Does not exist yet, or is empty. */
  readonly directory: string;
  /**
   * Parent of the engine's own directories. Removed with {@link JobMeans.directory} when the job
   * ends.
   */
  readonly scratch: string;
  readonly journal: Journal;
  readonly progress: ProgressReports;
  readonly spending: SpendingReports;
  /** Checks and draws diagrams. Without a browser, it does neither. */
  readonly rendering: Rendering;
  /** Passed before the clone and before the drawing; the calls to the backend have their own points. */
  readonly gate: Gate;
  readonly signal: AbortSignal;
}

/** A course that the backend has stored but not published yet. */
export interface StoredCourse extends VerifiedCourse {
  /**
   * Makes it the repository's current course and completes the job. The backend then accepts no
   * more log lines and reports.
   */
  complete(): Promise<void>;
}

/** Runs a job up to the stored course. Throws the reason that stopped it. */
export async function runJobStages(job: JobMeans, settings: JobSettings): Promise<StoredCourse> {
  // Continue with the engine and model of an earlier attempt: a course that is partly paid must not
  // change its author.
  const model = modelOf(job.claimed, settings.model);
  const choice = selectEngine(job.claimed.engineChosen?.name ?? job.claimed.settings.engine, model);
  await announceEngine(job, choice, model);
  if (model !== undefined && model.model !== settings.model?.model) {
    job.journal.write("info", "model.resumed", { model: model.model });
  }
  const checkout = await clone(job, settings);
  if (choice.engine === "claude") await whileNotAborted(job.backend.commit(checkout.commit), job.signal);
  const verified = await analyze(job, checkout, choice, { ...settings, model });
  return { ...verified, ...(await publish(job, verified)) };
}

/** Reports the chosen engine and the reason, before the engine starts. */
async function announceEngine(
  { claimed, journal, backend, signal }: JobMeans,
  choice: EngineChoice,
  model: ModelSettings | undefined,
): Promise<void> {
  const { engine, reason } = choice;
  const why = whyEngine(choice, claimed, model?.credential.secret.name);
  journal.write(
    "info",
    "engine.chosen",
    { engine, reason: why.reason, ...why.facts },
    // `reason` explains a new choice, not the choice of an earlier attempt.
    claimed.engineChosen === null ? reason : undefined,
  );
  const version = engine === "claude" && model !== undefined ? { version: model.model } : {};
  await whileNotAborted(backend.engine({ name: engine, ...version, ...why }), signal);
}

async function clone(job: JobMeans, settings: JobSettings): Promise<Checkout> {
  const { repository, settings: asked, commit: begun } = job.claimed;
  const { githubToken, model: _, ...policy } = settings;
  job.progress.report({
    stage: "cloning",
    step: 0,
    documentsDone: 0,
    documentsTotal: courseSize(asked.chapters),
  });
  job.journal.write("info", "clone.started", { repository: repository.key });
  await job.gate("clone");
  const checkout = await checkOut({
    ...policy,
    ...(githubToken === undefined ? {} : { token: githubToken }),
    repository: repository.key,
    kind: repository.kind,
    cloneUrl: repository.cloneUrl,
    directory: job.directory,
    ...(begun === null ? {} : { commit: begun }),
    signal: job.signal,
  });
  if (begun !== null && begun !== checkout.commit) {
    job.journal.write("warn", "clone.commit-gone", { commit: begun });
  }
  const { commit, files, bytes } = checkout;
  job.journal.write("info", "clone.finished", { commit, files, bytes });
  return checkout;
}

async function analyze(
  job: JobMeans,
  { directory, commit }: Checkout,
  { engine }: EngineChoice,
  { grammars, model }: Pick<JobSettings, "grammars"> & { model: ModelSettings | undefined },
): Promise<VerifiedCourse> {
  const { repository, settings } = job.claimed;
  const { journal, progress, spending, rendering, signal } = job;
  const checkpoints = createCheckpoints(job.backend, journal);
  const total = courseSize(settings.chapters);
  let step = 0;
  const { course, languages, leftOut, usage, diagrams, ...verification } = await analyzeInThread({
    checkout: directory,
    commit,
    repository: `${repository.owner}/${repository.name}`,
    engine,
    chapters: settings.chapters,
    language: settings.language,
    job: job.claimed.jobId,
    spentUsd: job.claimed.spentUsd,
    scratch: job.scratch,
    ...(grammars === undefined ? {} : { grammars }),
    ...(engine === "claude" && model !== undefined ? { model } : {}),
    signal,
    checkpoints,
    checkDiagram: (source) => rendering.checkDiagram(source),
    onProgress(reached) {
      progress.report(reached);
      if (reached.step > step) journal.write("info", "step.started", { step: reached.step });
      step = Math.max(step, reached.step);
    },
    onUsage: (used) => spending.report(used),
    onVerifying() {
      progress.report({ stage: "checking", step: 6, documentsDone: total, documentsTotal: total });
      journal.write("info", "verification.started", {});
    },
  });
  if (leftOut !== undefined) journal.write("warn", "files.left-out", { detail: leftOut.fr });
  const { citations } = verification;
  await job.gate("draw");
  const drawn = await whileNotAborted(rendering.drawDiagrams(diagrams), signal);
  const report = drawn === undefined ? verification.report : withCheck(verification.report, drawn.outcome);
  for (const check of report.checks) {
    const { id, title, checked, failed } = check;
    const { language } = settings;
    journal.write(isPassed(check) ? "info" : "warn", "check.finished", {
      check: id,
      title,
      language,
      checked,
      failed,
    });
  }
  for (const finding of findingsOf(report))
    journal.write("warn", "check.finding", placeOf(finding), finding.message);
  // A model's documents are paid for, so only the wrong ones are written again. The static engine
  // writes everything again at no cost.
  requirePassed(report, (slugs) => (engine === "claude" ? checkpoints.keysOf(slugs) : undefined));
  const manifest = createManifest(course, citations, report, usage);
  return { course, languages, citations, manifest, diagrams: drawn?.diagrams ?? [] };
}

async function publish(
  { backend, journal, progress, spending, rendering, signal }: JobMeans,
  verified: VerifiedCourse,
): Promise<Pick<StoredCourse, "complete">> {
  const { course, manifest } = verified;
  const citations = citationCheck(manifest.verification.checks)?.checked ?? 0;
  const total = course.documents.length;
  progress.report({ stage: "publishing", step: 6, documentsDone: total, documentsTotal: total });
  journal.write("info", "publication.started", { documents: total });
  const { complete } = await whileNotAborted(publishCourse(verified, { backend, journal, signal }), signal);
  journal.write("info", "publication.stored", { documents: total, citations });
  await whileNotAborted(Promise.all([journal.flush(), progress.settled(), spending.settled()]), signal);
  return { complete: () => complete(rendering.fault()) };
}
