import { GitCommitHorizontal } from "lucide-react";
import { Link } from "react-router";
import { isActive, type RepositoryView } from "@fondation/backend";
import { isLocalRepository, useJobActions } from "../jobs/job-actions.ts";
import { useNow } from "../jobs/current-time.ts";
import { describeDelay } from "../jobs/job-delay.ts";
import { JobButtons } from "../jobs/JobButtons.tsx";
import { ProgressBar } from "../jobs/ProgressBar.tsx";
import { StatusBadge } from "../jobs/StatusBadge.tsx";
import { FailureBox } from "../states/FailureBox.tsx";
import { failureWords } from "../messages/failure-words.ts";
import { count, fr, frenchSpaces } from "@fondation/course/french";
import { formatDateTime, shortCommit } from "../typography/format.ts";

/** A repository: its state, and what the reader can do next. */
export function RepositoryCard({ repository }: { repository: RepositoryView }) {
  const actions = useJobActions();
  const { latestJob, course, key, languages } = repository;
  const now = useNow(latestJob?.status === "delayed");
  const delay = latestJob === null ? undefined : describeDelay(latestJob, now);
  const nameStart = key.lastIndexOf("/") + 1;
  const headingId = `depot-${repository.repositoryId}`;
  return (
    <article
      aria-labelledby={headingId}
      className="flex h-full flex-col gap-4 rounded-xl border border-rule bg-sheet p-4 md:p-5"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h3 id={headingId} className="min-w-0 text-lg leading-snug [overflow-wrap:anywhere]">
          <span className="text-ink-soft">{key.slice(0, nameStart)}</span>
          <span className="font-semibold">{key.slice(nameStart)}</span>
        </h3>
        {latestJob !== null && <StatusBadge job={latestJob} />}
      </div>
      {course !== null && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
          {languages.length > 0 && <span>{languages.slice(0, 4).join(", ")}</span>}
          <span className="inline-flex items-center gap-1 font-mono">
            <GitCommitHorizontal aria-hidden className="size-4" />
            {shortCommit(course.commit)}
          </span>
          <span>{count(course.documents, "document")}</span>
          <span>{formatDateTime(course.completedAt)}</span>
        </p>
      )}
      {latestJob !== null && isActive(latestJob.status) && <ProgressBar job={latestJob} />}
      {delay !== undefined && <p className="text-waiting">{delay}</p>}
      {latestJob?.status === "failed" && latestJob.error !== null && (
        <p className="text-failed [overflow-wrap:anywhere]">{failureWords(latestJob.error).message}</p>
      )}
      {isLocalRepository(repository) && latestJob?.status === "completed" && (
        <p className="text-sm text-ink-soft">
          {frenchSpaces("Pour régénérer ce cours, lancez « fondation submit . » dans son dossier.")}
        </p>
      )}
      {actions.failure !== undefined && <FailureBox failure={actions.failure} />}
      <div className="mt-auto flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <JobButtons job={latestJob} repository={repository} actions={actions} />
        {latestJob !== null && (
          <Link to={`/jobs/${latestJob.jobId}`} className="text-sm text-accent underline underline-offset-4">
            {isActive(latestJob.status) ? "Suivre" : "Détails"}
            <span className="sr-only"> {fr`: génération de ${key}`}</span>
          </Link>
        )}
      </div>
    </article>
  );
}
