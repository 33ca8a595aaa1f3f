import { Cpu } from "lucide-react";
import type { JobView } from "@fondation/backend";
import { engineReason } from "../../messages/engine-words.ts";
import { frenchSpaces } from "@fondation/course/french";

const NAMES = { static: "static", claude: "Claude" } as const;

/** The engine of the job and why it was chosen. Renders nothing before the worker has chosen. */
export function EngineLine({ chosen }: { chosen: JobView["engineChosen"] }) {
  if (chosen === null) return null;
  const { name, version } = chosen;
  const reason = engineReason(chosen);
  return (
    <p className="flex gap-1.5 text-sm text-ink-soft">
      <Cpu aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {frenchSpaces("Moteur :")} <span className="font-medium text-ink">{NAMES[name]}</span>
        {version !== undefined && ` (${version})`}
        {reason !== undefined && `, ${reason}`}
      </span>
    </p>
  );
}
