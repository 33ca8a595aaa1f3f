import { Ban, CircleCheck, CircleX, Hourglass, LoaderCircle } from "lucide-react";
import type { JobView } from "@fondation/backend";
import { LiveText } from "../typography/LiveText.tsx";
import { describeJob, type JobTone, toneOf } from "./job-progress.ts";

const LOOKS = {
  waiting: { Icon: Hourglass, className: "bg-waiting-wash text-waiting" },
  running: { Icon: LoaderCircle, className: "bg-running-wash text-running" },
  ready: { Icon: CircleCheck, className: "bg-ready-wash text-ready" },
  failed: { Icon: CircleX, className: "bg-failed-wash text-failed" },
  canceled: { Icon: Ban, className: "bg-canceled-wash text-canceled" },
} as const satisfies Record<JobTone, unknown>;

/** The status of a job: an icon, a color and a word. Screen readers announce changes. */
export function StatusBadge({ job }: { job: JobView }) {
  const { Icon, className } = LOOKS[toneOf(job)];
  return (
    <span
      role="status"
      className={`inline-flex items-center gap-1.5 rounded-full px-3 py-1 text-sm font-medium ${className}`}
    >
      <Icon
        aria-hidden
        className={`size-4 shrink-0 ${job.status === "running" ? "animate-spin motion-reduce:animate-none" : ""}`}
      />
      <LiveText>{describeJob(job)}</LiveText>
    </span>
  );
}
