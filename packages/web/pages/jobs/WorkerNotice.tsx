import { useQuery } from "convex/react";
import { Unplug } from "lucide-react";
import { api } from "@fondation/backend";
import { Notice } from "../states/Notice.tsx";
import { frenchSpaces } from "@fondation/course/french";

/** Shown when a job that started with Claude waits, but no worker has Claude. */
export function ClaudeNotice() {
  const workers = useQuery(api.workers.present, {});
  const serving = useQuery(api.workers.serving, { engine: "claude" });
  if (workers === undefined || workers.count === 0 || serving !== 0) return null;
  return (
    <Notice icon={Unplug} title="Aucun worker présent ne dispose de Claude">
      {frenchSpaces(
        "Cette génération a commencé avec Claude ; ce qui est écrit est gardé et n’est pas payé deux fois. Elle reprend dès qu’un worker avec CLAUDE_CODE_OAUTH_TOKEN ou ANTHROPIC_API_KEY est là. Pour ne pas attendre : annulez-la, puis « Réessayer » choisit le moteur à nouveau.",
      )}
    </Notice>
  );
}

export function WorkerNotice() {
  const workers = useQuery(api.workers.present, {});
  if (workers === undefined || workers.count > 0) return null;
  return (
    <Notice icon={Unplug} title="Aucun worker connecté">
      {frenchSpaces(
        "Les demandes attendent dans la file. Pour les traiter, lancez « fondation worker » sur une machine qui joint ce serveur.",
      )}
    </Notice>
  );
}
