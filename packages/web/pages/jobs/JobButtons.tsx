import { BookOpen, RefreshCw, RotateCcw, X } from "lucide-react";
import { Link } from "react-router";
import { isActive, type JobView, type RepositoryView } from "@fondation/backend";
import { ActionButton } from "./ActionButton.tsx";
import { canRegenerate, type JobActions } from "./job-actions.ts";

/** The actions on a repository and its latest job. The main action comes first. */
export function JobButtons({
  job,
  repository,
  actions,
}: {
  job: JobView | null;
  repository: RepositoryView | null;
  actions: JobActions;
}) {
  const active = job !== null && isActive(job.status);
  const stopped = job !== null && (job.status === "failed" || job.status === "canceled");
  const readable = repository !== null && repository.course !== null;
  return (
    <div className="flex flex-wrap gap-2">
      {readable && (
        <Link to={repository.route} className={active || stopped ? "button" : "button-primary"}>
          <BookOpen aria-hidden className="size-4" />
          Voir le Cours
        </Link>
      )}
      {stopped && (
        <ActionButton
          actions={actions}
          icon={RotateCcw}
          label="Réessayer"
          main
          onPress={() => actions.retry(job.jobId)}
        />
      )}
      {!active && !stopped && repository !== null && canRegenerate(repository) && (
        <ActionButton
          actions={actions}
          icon={RefreshCw}
          label="Régénérer le Cours"
          onPress={() => actions.regenerate(repository)}
        />
      )}
      {active && (
        <ActionButton actions={actions} icon={X} label="Annuler" onPress={() => actions.cancel(job.jobId)} />
      )}
    </div>
  );
}
