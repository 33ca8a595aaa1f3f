import { useQuery } from "convex/react";
import { Unplug } from "lucide-react";
import { api } from "../backend.ts";
import { Notice } from "../states/Notice.tsx";
import { fine } from "../typography/fine.ts";

/** Says so when nobody is there to do the work. */
export function WorkerNotice() {
  const workers = useQuery(api.workers.present, {});
  if (workers === undefined || workers.count > 0) return null;
  return (
    <Notice icon={Unplug} title="Aucun worker connecté">
      {fine(
        "Les demandes attendent dans la file. Pour les traiter, lancez « fondation worker » sur une machine qui joint ce serveur.",
      )}
    </Notice>
  );
}
