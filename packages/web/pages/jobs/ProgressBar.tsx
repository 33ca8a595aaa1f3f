import type { JobView } from "@fondation/backend";
import { describeDocuments, shareDone } from "./job-progress.ts";

export function ProgressBar({ job }: { job: JobView }) {
  const { documentsDone, documentsTotal } = job;
  return (
    <div
      role="progressbar"
      aria-label="Documents terminés"
      aria-valuemin={0}
      aria-valuemax={documentsTotal === 0 ? 1 : documentsTotal}
      aria-valuenow={Math.min(documentsDone, documentsTotal)}
      aria-valuetext={describeDocuments(job)}
      className="h-2 overflow-hidden rounded-full bg-rule"
    >
      <div
        className="h-full origin-left rounded-full bg-accent transition-transform duration-300"
        style={{ transform: `scaleX(${shareDone(job)})` }}
      />
    </div>
  );
}
