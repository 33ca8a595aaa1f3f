import { isActive, type JobView } from "@fondation/backend";
import { frenchSpaces } from "@fondation/course/french";

export const STEPS = [
  "Abstractions",
  "Relations",
  "Ordre des chapitres",
  "Chapitres",
  "Chapitres révisés",
  "Tutoriels",
] as const;

/** What follows when all documents are written. The PDF follows the end of the job. */
export const LAST_STEPS = ["Vérification", "Publication"] as const;

/** The states that a reader can tell apart. */
export type JobTone = "waiting" | "running" | "ready" | "failed" | "canceled";

const TONES: Record<JobView["status"], JobTone> = {
  queued: "waiting",
  delayed: "waiting",
  running: "running",
  completed: "ready",
  failed: "failed",
  canceled: "canceled",
};

export function toneOf({ status }: Pick<JobView, "status">): JobTone {
  return TONES[status];
}

/** « Étape 3 sur 6 · Ordre des chapitres » for a running job, otherwise its status in words. */
export function describeJob({ status, stage, step }: Pick<JobView, "status" | "stage" | "step">): string {
  switch (status) {
    case "queued":
    case "delayed":
      return "En attente";
    case "completed":
      return "Cours Prêt";
    case "failed":
      return "Génération Échouée";
    case "canceled":
      return "Annulé";
    case "running":
      return describeStep(stage, step);
  }
}

function describeStep(stage: JobView["stage"], step: number): string {
  if (stage === "checking" || stage === "publishing") {
    return `Étape ${STEPS.length} sur ${STEPS.length} · ${LAST_STEPS[stage === "checking" ? 0 : 1]}`;
  }
  if (step < 1) return stage === "cloning" ? "Préparation · Clonage du dépôt" : "Préparation";
  return `Étape ${step} sur ${STEPS.length} · ${STEPS[step - 1] ?? ""}`;
}

/**
 * The state of one of the six steps. `waiting`: the step continues when the job does. `skipped`:
 * the step will not run.
 */
export type StepState = "done" | "current" | "waiting" | "failed" | "canceled" | "ahead" | "skipped";

const REACHED = {
  queued: "waiting",
  delayed: "waiting",
  running: "current",
  completed: "done",
  failed: "failed",
  canceled: "canceled",
} as const satisfies Record<JobView["status"], StepState>;

/** The state of a step, numbered from 1. The last steps have the numbers 7 and 8. */
export function stepState(
  number: number,
  { status, stage, step }: Pick<JobView, "status" | "stage" | "step">,
): StepState {
  const last = stage === "checking" ? 1 : stage === "publishing" ? 2 : 0;
  const reached = last === 0 ? step : STEPS.length + last;
  if (status === "completed" || number < reached) return "done";
  if (number === reached) return REACHED[status];
  return isActive(status) ? "ahead" : "skipped";
}

/** The share of finished documents, from 0 to 1. It is 0 until their total is known. */
export function shareDone({ documentsDone, documentsTotal, status }: JobView): number {
  if (status === "completed") return 1;
  return documentsTotal === 0 ? 0 : Math.min(1, documentsDone / documentsTotal);
}

/** « 12 documents sur 33 ». */
export function describeDocuments({ documentsDone, documentsTotal }: JobView): string {
  if (documentsTotal === 0) return frenchSpaces("Le nombre de documents n’est pas encore connu.");
  return `${documentsDone} ${documentsDone < 2 ? "document" : "documents"} sur ${documentsTotal}`;
}
