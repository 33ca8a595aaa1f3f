import { usePaginatedQuery } from "convex/react";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { api } from "@fondation/backend";
import { ScrollArea } from "../../layout/ScrollArea.tsx";
import { lineText } from "../../messages/log-lines.ts";
import { formatSecond } from "../../typography/format.ts";

const PAGE = 200;
const COLOURS: Record<string, string> = { error: "text-failed", warn: "text-waiting" };

/** The log of the job, initially collapsed. The page subscribes to it only while it is open. */
export function JobLog({ jobId }: { jobId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="group rounded-lg border border-rule bg-sheet"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="flex list-none items-center gap-2 px-4 py-3 font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        Journal
      </summary>
      <div className="border-t border-rule">{open && <Lines jobId={jobId} />}</div>
    </details>
  );
}

function Lines({ jobId }: { jobId: string }) {
  const { results, status, loadMore } = usePaginatedQuery(
    api.logs.list,
    { jobId },
    { initialNumItems: PAGE },
  );
  if (status === "LoadingFirstPage") return <p className="px-4 py-3 text-ink-soft">Chargement…</p>;
  if (results.length === 0) return <p className="px-4 py-3 text-ink-soft">Rien n’est encore écrit.</p>;
  return (
    <div>
      {status === "CanLoadMore" && (
        <button type="button" className="button m-3" onClick={() => loadMore(PAGE)}>
          Lignes précédentes
        </button>
      )}
      <ScrollArea className="max-h-96 overflow-auto px-4 py-3">
        <ol className="w-max min-w-full font-mono text-sm leading-relaxed">
          {results.toReversed().map(({ sequence, at, level, ...line }) => (
            <li key={sequence} className="flex gap-3">
              <time dateTime={new Date(at).toISOString()} className="shrink-0 text-ink-soft tabular-nums">
                {formatSecond(at)}
              </time>
              <span className={`whitespace-pre ${COLOURS[level] ?? ""}`}>{lineText(line)}</span>
            </li>
          ))}
        </ol>
      </ScrollArea>
    </div>
  );
}
