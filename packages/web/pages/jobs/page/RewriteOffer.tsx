import { Eraser } from "lucide-react";
import type { JobView, RepositoryView } from "@fondation/backend";
import { frenchSpaces } from "@fondation/course/french";
import { ActionButton } from "../ActionButton.tsx";
import { canRegenerate, type JobActions } from "../job-actions.ts";

/** Says which results of a model a regeneration reuses, and offers to write everything again. */
export function RewriteOffer({
  job,
  repository,
  actions,
}: {
  job: JobView;
  repository: RepositoryView | null;
  actions: JobActions;
}) {
  const byModel = job.status === "completed" && job.engineChosen?.name === "claude";
  if (!byModel || repository === null || !canRegenerate(repository)) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-ink-soft">
      <p className="min-w-0 flex-[1_1_20rem]">
        {frenchSpaces(
          "Tant que le dépôt reste au même commit, « Régénérer le Cours » reprend ce que le modèle a déjà écrit, sans le payer deux fois.",
        )}
      </p>
      <ActionButton
        actions={actions}
        icon={Eraser}
        label="Tout réécrire"
        onPress={() => actions.rewrite(repository)}
      />
    </div>
  );
}
