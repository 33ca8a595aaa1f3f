import { useQuery } from "convex/react";
import { api, type JobView, type RepositoryView } from "@fondation/backend";
import { LAST_STEPS, STEPS, type StepState, stepState } from "../job-progress.ts";
import { STEP_ICONS, STEP_MARKS, STEP_WORDS } from "./StepLine.tsx";

/** What follows the six steps: checks, publication, and the PDF, which follows the end of the job. */
export function LastSteps({ job, repository }: { job: JobView; repository: RepositoryView | null }) {
  const isLatest = repository?.latestJob?.jobId === job.jobId;
  return (
    <ol className="flex flex-wrap gap-x-6 gap-y-2" aria-label="Après les documents">
      {LAST_STEPS.map((name, index) => {
        const state = stepState(STEPS.length + index + 1, job);
        return <LastStep key={name} name={name} state={state} words={STEP_WORDS[state]} />;
      })}
      {job.status === "completed" && isLatest ? (
        <BookletStep repositoryKey={job.repositoryKey} />
      ) : (
        job.status !== "completed" && <AbsentBookletStep job={job} />
      )}
    </ol>
  );
}

/** The PDF of a completed course. */
function BookletStep({ repositoryKey }: { repositoryKey: string }) {
  const course = useQuery(api.courses.get, { key: repositoryKey });
  if (course === undefined || course === null) return null;
  if (course.booklet !== null) return <LastStep name="PDF" state="done" words="prêt" />;
  const missing = course.renderingsMissing;
  if (missing !== null && missing.fault === null) {
    return <LastStep name="PDF" state="current" words="en préparation" />;
  }
  return <LastStep name="PDF" state="failed" words="manquant" />;
}

/** The PDF of a job that has no course yet, or never will. */
function AbsentBookletStep({ job }: { job: JobView }) {
  const state = stepState(STEPS.length + LAST_STEPS.length + 1, job);
  return <LastStep name="PDF" state={state} words={state === "ahead" ? "à venir" : "non fait"} />;
}

function LastStep({ name, state, words }: { name: string; state: StepState; words: string }) {
  const Icon = STEP_ICONS[state];
  const isFar = state === "ahead" || state === "skipped";
  return (
    <li
      aria-current={state === "current" ? "step" : undefined}
      className={`flex items-center gap-2 text-sm ${isFar ? "text-ink-soft" : "font-medium"}`}
    >
      <span
        aria-hidden
        className={`flex size-4 items-center justify-center rounded-full border-2 ${STEP_MARKS[state]}`}
      >
        {Icon !== undefined && <Icon className="size-3" />}
      </span>
      <span>
        {name}
        <span className={isFar ? "sr-only" : "font-normal text-ink-soft"}>, {words}</span>
      </span>
    </li>
  );
}
