import { Hourglass } from "lucide-react";
import type { JobView } from "@fondation/backend";
import { failureWords } from "../../messages/failure-words.ts";
import { frenchSpaces } from "@fondation/course/french";
import { formatRemaining } from "../../typography/format.ts";
import { useNow } from "../current-time.ts";
import { describeDelay } from "../job-delay.ts";

/** Says when a delayed job continues, and why it waits. */
export function DelayNotice({ job }: { job: JobView }) {
  const { retryAt, error } = job;
  const now = useNow(retryAt !== null);
  const title = describeDelay(job, now);
  const words = error === null ? undefined : failureWords(error);
  if (title === undefined || retryAt === null) return null;
  return (
    <div className="flex gap-3 rounded-lg bg-waiting-wash px-4 py-3">
      <Hourglass aria-hidden className="mt-0.5 size-5 shrink-0 text-waiting" />
      <div className="min-w-0 space-y-1 [overflow-wrap:anywhere]">
        <p className="flex flex-wrap gap-x-2 font-semibold text-waiting">
          <span role="status">{title}</span>
          {/* Outside of the live region: screen readers must not announce every second. */}
          <span className="font-normal tabular-nums" data-remaining>
            {formatRemaining(retryAt - now) ?? "d’un instant à l’autre"}
          </span>
        </p>
        {words !== undefined && (
          <>
            <p>
              {words.message} {words.advice}
            </p>
            <p className="text-sm text-ink-soft">
              {frenchSpaces("Code :")} <code className="font-mono">{words.code}</code>
            </p>
          </>
        )}
      </div>
    </div>
  );
}
