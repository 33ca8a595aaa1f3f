/** What a course still lacks: its PDF, and pictures that the worker's browser did not draw. */
import { useMutation, useQuery } from "convex/react";
import { FileClock, RotateCcw } from "lucide-react";
import { useState } from "react";
import { api, type CourseView } from "@fondation/backend";
import { frenchSpaces } from "@fondation/course/french";
import { failureOf } from "../states/visible-failure.ts";

type Fault = NonNullable<NonNullable<CourseView["renderingsMissing"]>["fault"]>;

/** Pictures that the server has not drawn are drawn by the reader's browser. */
const FAULTS: Record<Fault, string> = {
  "no-browser": frenchSpaces(
    "Le PDF manque : le worker n’a pas de navigateur pour l’imprimer. Le premier worker qui en a un le fera ; d’ici là, votre navigateur dessine lui-même les diagrammes.",
  ),
  browser: frenchSpaces(
    "Le PDF manque : le navigateur du worker n’a pas répondu. Fondation réessaie d’elle-même ; d’ici là, votre navigateur dessine les diagrammes qui manquent aussi.",
  ),
  worker: frenchSpaces(
    "Le PDF manque : le worker s’est arrêté pendant l’impression. Fondation réessaie d’elle-même.",
  ),
  "too-large": frenchSpaces(
    "Le PDF manque : il est trop gros pour être gardé. Tout le cours se lit sur ces pages.",
  ),
  "not-stored": frenchSpaces(
    "Le PDF manque : la base de données l’a refusé. Fondation réessaie d’elle-même.",
  ),
};

/** For the others, nothing changes when a reader asks again. */
const RETRYABLE = new Set<Fault>(["browser", "worker", "not-stored"]);

/** Stands where the link to the PDF will be. Renders nothing when no PDF is being made. */
export function BookletAhead({ course }: { course: CourseView }) {
  const isAhead = course.booklet === null && course.renderingsMissing?.fault === null;
  const workers = useQuery(api.workers.present, isAhead ? {} : "skip");
  if (!isAhead) return null;
  return (
    <span role="status" className="no-print inline-flex items-center gap-1.5 text-ink-soft">
      <FileClock aria-hidden className="size-4" />
      {workers?.count === 0 ? "Le PDF attend un worker" : "Le PDF est en préparation…"}
    </span>
  );
}

/** Says why something is missing, and offers to ask for it again. */
export function RenderingsMissing({ course }: { course: CourseView }) {
  const again = useMutation(api.renderings.again);
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string>();
  const fault = course.renderingsMissing?.fault ?? null;
  if (fault === null) return null;
  const ask = () => {
    setAsking(true);
    setFailure(undefined);
    again({ courseId: course.courseId })
      .catch((error: unknown) => setFailure(frenchSpaces(failureOf(error).message)))
      .finally(() => setAsking(false));
  };
  return (
    <div className="no-print flex w-full flex-wrap items-center gap-x-4 gap-y-1 text-waiting">
      <span role="status">{FAULTS[fault]}</span>
      {RETRYABLE.has(fault) && (
        <button
          type="button"
          disabled={isAsking}
          className="inline-flex items-center gap-1.5 underline underline-offset-4"
          onClick={ask}
        >
          <RotateCcw aria-hidden className="size-4" />
          Réessayer
        </button>
      )}
      {failure !== undefined && <span role="alert">{failure}</span>}
    </div>
  );
}
