/** The way of one job: clone, analyse, verify, publish. Each step reports itself; the signal ends any of them. */
import { selectEngine } from "@fondation/analyzer";
import { courseSize, createManifest } from "@fondation/course";
import type { Secret } from "@fondation/environment";
import type { AnalysisRequest } from "../analysis/messages.ts";
import { analyseInThread } from "../analysis/thread.ts";
import type { ClaimedJob, JobBackend } from "../backend/job-backend.ts";
import { whileNotAborted } from "../backend/within.ts";
import { type Checkout, checkOut } from "../checkout/checkout.ts";
import type { RepositoryLimits } from "../checkout/limits.ts";
import { publishCourse, type VerifiedCourse } from "../publishing/publish.ts";
import { createCheckpoints } from "./checkpoints.ts";
import type { Journal } from "./journal.ts";
import type { ProgressReports } from "./progress.ts";
import { findingsOf, findingText, requirePassed } from "./verdict.ts";

/** What every job of a worker has in common. */
export interface PipelineSettings {
  readonly githubServerUrl: string;
  readonly githubToken?: Secret;
  readonly allowPrivateHosts?: readonly string[];
  readonly limits: RepositoryLimits;
  /** Directory of the grammars; the analyzer's own when absent. */
  readonly grammars?: string;
}

/** One job and its means. */
export interface PipelineJob {
  readonly claimed: ClaimedJob;
  readonly backend: JobBackend;
  /** Absent or empty. */
  readonly directory: string;
  readonly journal: Journal;
  readonly progress: ProgressReports;
  readonly signal: AbortSignal;
}

/** A course of which everything is stored at the backend. */
export interface StoredCourse extends VerifiedCourse {
  /** Makes it the repository's current course and completes the job, which then takes neither lines nor reports any more. */
  complete(): Promise<void>;
}

/** Takes a job from its repository to a stored course. Throws whatever stopped it. */
export async function runPipeline(job: PipelineJob, settings: PipelineSettings): Promise<StoredCourse> {
  const { engine, reason } = selectEngine(job.claimed.settings.engine);
  job.journal.write("info", `Moteur : ${engine}`, reason);
  const checkout = await clone(job, settings);
  const verified = await analyse(job, checkout, { engine, ...settings });
  return { ...verified, complete: await publish(job, verified) };
}

async function clone(job: PipelineJob, settings: PipelineSettings): Promise<Checkout> {
  const { repository, settings: asked } = job.claimed;
  const { githubToken, ...policy } = settings;
  job.progress.report({
    stage: "cloning",
    step: 0,
    documentsDone: 0,
    documentsTotal: courseSize(asked.chapters),
  });
  job.journal.write("info", `Clonage de ${repository.key}`);
  const checkout = await checkOut({
    ...policy,
    ...(githubToken === undefined ? {} : { token: githubToken }),
    repository: repository.key,
    kind: repository.kind,
    cloneUrl: repository.cloneUrl,
    directory: job.directory,
    signal: job.signal,
  });
  job.journal.write(
    "info",
    `Commit ${checkout.commit.slice(0, 12)} : ${checkout.files} fichiers, ${Math.ceil(checkout.bytes / 1000)} ko`,
  );
  return checkout;
}

async function analyse(
  job: PipelineJob,
  { directory, commit }: Checkout,
  { engine, grammars }: Pick<AnalysisRequest, "engine" | "grammars">,
): Promise<VerifiedCourse> {
  const { repository, settings } = job.claimed;
  const { journal, progress, signal } = job;
  const checkpoints = createCheckpoints(job.backend, journal);
  let step = 0;
  const { course, languages, report, citations } = await analyseInThread(
    {
      checkout: directory,
      commit,
      repository: `${repository.owner}/${repository.name}`,
      engine,
      chapters: settings.chapters,
      language: settings.language,
      ...(grammars === undefined ? {} : { grammars }),
    },
    {
      checkpoints,
      onProgress(reached) {
        progress.report(reached);
        if (reached.step > step) journal.write("info", `Étape ${reached.step} sur 6`);
        step = Math.max(step, reached.step);
      },
      onVerifying: () => journal.write("info", "Vérification du cours"),
    },
    signal,
  );
  for (const { id, title, checked, failed } of report.checks) {
    // The title is in the course's language.
    const name = settings.language === "fr" ? `${id} ${title}` : id;
    journal.write(
      failed === 0 ? "info" : "warn",
      `${name} : ${checked} vérifiés, ${failed} en défaut`,
      title,
    );
  }
  for (const finding of findingsOf(report)) journal.write("warn", findingText(finding), finding.message);
  requirePassed(report);
  return { course, languages, citations, manifest: createManifest(course, citations, report) };
}

async function publish(
  { backend, journal, progress, signal }: PipelineJob,
  verified: VerifiedCourse,
): Promise<() => Promise<void>> {
  const total = verified.course.documents.length;
  progress.report({ stage: "publishing", step: 6, documentsDone: total, documentsTotal: total });
  journal.write("info", `Publication de ${total} documents`);
  const { complete } = await whileNotAborted(publishCourse(verified, backend, signal), signal);
  journal.write("info", `${total} documents enregistrés, ${verified.citations.length} extraits cités`);
  await whileNotAborted(Promise.all([journal.flush(), progress.settled()]), signal);
  return complete;
}
