import { useQuery } from "convex/react";
import { Users } from "lucide-react";
import { Link, useLocation, useParams } from "react-router";
import { api, isActive, type JobView } from "@fondation/backend";
import { useDocumentTitle } from "../../window/document-title.ts";
import { Notice } from "../../states/Notice.tsx";
import { FailureBox } from "../../states/FailureBox.tsx";
import { NotFoundPage } from "../../states/NotFoundPage.tsx";
import { Skeleton } from "../../states/Skeleton.tsx";
import { failureWords } from "../../messages/failure-words.ts";
import { fr, frenchSpaces } from "@fondation/course/french";
import { formatDateTime, formatMoment } from "../../typography/format.ts";
import { useJobActions } from "../job-actions.ts";
import { CostTable } from "./CostTable.tsx";
import { DelayNotice } from "./DelayNotice.tsx";
import { EngineLine } from "./EngineLine.tsx";
import { FinishedDocuments } from "./FinishedDocuments.tsx";
import { JobButtons } from "../JobButtons.tsx";
import { JobLog } from "./JobLog.tsx";
import { ProgressBar } from "../ProgressBar.tsx";
import { LastSteps } from "./LastSteps.tsx";
import { RewriteOffer } from "./RewriteOffer.tsx";
import { StatusBadge } from "../StatusBadge.tsx";
import { StepLine } from "./StepLine.tsx";
import { ClaudeNotice, WorkerNotice } from "../WorkerNotice.tsx";

/** The page « Génération »: the live state of a job. */
export function JobPage() {
  const { jobId = "" } = useParams();
  const job = useQuery(api.jobs.get, { jobId });
  useDocumentTitle(job === undefined || job === null ? "Génération" : fr`Génération de ${job.repositoryKey}`);
  if (job === null) {
    return (
      <NotFoundPage
        title="Cette génération n’existe pas"
        advice="L’adresse est peut-être incomplète. Les dépôts et leurs générations sont sur la première page."
      />
    );
  }
  return (
    <div className="mx-auto max-w-4xl space-y-8 px-4 py-8 md:px-6 md:py-12">
      {job === undefined ? (
        <>
          <h1 className="sr-only">Chargement de la page</h1>
          <Skeleton />
        </>
      ) : (
        <Job job={job} />
      )}
    </div>
  );
}

function Job({ job }: { job: JobView }) {
  const repository = useQuery(api.repositories.get, { key: job.repositoryKey });
  const actions = useJobActions();
  const joined = (useLocation().state as { joined?: boolean } | null)?.joined === true;
  return (
    <>
      <div className="space-y-3">
        <p className="text-ink-soft">
          <Link to="/" className="text-accent underline underline-offset-4">
            Dépôts
          </Link>{" "}
          <span aria-hidden>/</span> Génération
        </p>
        <h1 className="text-2xl font-semibold tracking-tight [overflow-wrap:anywhere] md:text-3xl">
          {job.repositoryKey}
        </h1>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <StatusBadge job={job} />
          <p className="text-sm text-ink-soft">{describeTimes(job)}</p>
        </div>
        <EngineLine chosen={job.engineChosen} />
      </div>
      {joined && isActive(job.status) && (
        <Notice icon={Users} title="Une génération de ce dépôt était déjà demandée">
          {frenchSpaces("La voici : une nouvelle demande n’aurait rien changé.")}
        </Notice>
      )}
      {job.status === "queued" && <WorkerNotice />}
      {job.status === "queued" && job.engineChosen?.name === "claude" && <ClaudeNotice />}
      <DelayNotice job={job} />
      {job.error !== null && showsFailure(job) && <FailureBox failure={failureWords(job.error)} />}
      {actions.failure !== undefined && <FailureBox failure={actions.failure} />}
      <JobButtons job={job} repository={repository ?? null} actions={actions} />
      <RewriteOffer job={job} repository={repository ?? null} actions={actions} />
      <div className="space-y-6">
        <StepLine job={job} />
        <ProgressBar job={job} />
        <LastSteps job={job} repository={repository ?? null} />
      </div>
      <FinishedDocuments job={job} />
      <CostTable usage={job.usage} />
      <JobLog jobId={job.jobId} />
    </>
  );
}

/**
 * Not for a delayed job, whose error is in the delay notice, or for a completed job, which has
 * recovered from its error.
 */
function showsFailure({ status }: JobView): boolean {
  return status !== "completed" && status !== "delayed";
}

function describeTimes({ queuedAt, endedAt, attempt }: JobView): string {
  const parts = [fr`Demandé le ${formatDateTime(queuedAt)}`];
  if (endedAt !== null) parts.push(`terminé ${formatMoment(endedAt, queuedAt)}`);
  if (attempt > 1) parts.push(frenchSpaces(`tentative n° ${attempt}`));
  return frenchSpaces(parts.join(" · "));
}
