import { Ban, Check, type LucideIcon, X } from "lucide-react";
import type { JobView } from "@fondation/backend";
import { STEPS, type StepState, stepState } from "../job-progress.ts";

export const STEP_MARKS: Record<StepState, string> = {
  done: "border-accent bg-accent text-accent-ink",
  current: "border-accent text-accent",
  waiting: "border-waiting text-waiting",
  failed: "border-failed text-failed",
  canceled: "border-canceled text-canceled",
  ahead: "border-rule-strong text-ink-soft",
  skipped: "border-rule-strong text-ink-soft",
};
export const STEP_WORDS: Record<StepState, string> = {
  done: "terminée",
  current: "en cours",
  waiting: "en attente",
  failed: "échouée",
  canceled: "annulée",
  ahead: "à venir",
  skipped: "non faite",
};
export const STEP_ICONS: Partial<Record<StepState, LucideIcon>> = { done: Check, failed: X, canceled: Ban };

/** The six steps with their states, as a progress line. */
export function StepLine({ job }: { job: JobView }) {
  return (
    <ol className="grid gap-x-1 gap-y-2 md:grid-cols-6" aria-label="Étapes">
      {STEPS.map((name, index) => {
        const state = stepState(index + 1, job);
        const Icon = STEP_ICONS[state];
        return (
          <li
            key={name}
            aria-current={state === "current" ? "step" : undefined}
            className="relative flex items-center gap-3 md:flex-col md:items-start md:gap-2"
          >
            <span
              aria-hidden
              className={`absolute top-3.5 right-0 left-9 h-0.5 max-md:hidden ${index === STEPS.length - 1 ? "hidden" : ""} ${state === "done" ? "bg-accent" : "bg-rule"}`}
            />
            <span
              aria-hidden
              className={`flex size-7 shrink-0 items-center justify-center rounded-full border-2 text-sm font-semibold tabular-nums ${STEP_MARKS[state]}`}
            >
              {Icon === undefined ? index + 1 : <Icon className="size-4" />}
            </span>
            <span
              className={`text-sm leading-snug md:pr-2 ${state === "ahead" || state === "skipped" ? "text-ink-soft" : "font-medium"}`}
            >
              {name}
              <span className="sr-only">, {STEP_WORDS[state]}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
