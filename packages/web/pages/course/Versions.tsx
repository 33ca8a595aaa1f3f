/**
 * Links between the current course of a repository and the previous one, which the backend keeps.
 */

import { useQuery } from "convex/react";
import { History } from "lucide-react";
import { Link } from "react-router";
import { api } from "@fondation/backend";
import { fr, frenchSpaces } from "@fondation/course/french";
import { formatDateTime, shortCommit } from "../typography/format.ts";
import { documentRoute } from "../../rendering/documents/course-address.ts";
import type { OpenDocument } from "../documents/open-document.ts";

/** Links to the same document of the previous course. Renders nothing without a previous course. */
export function PreviousVersionLink({ course, edition, slug }: OpenDocument) {
  const offered = edition.generation === "current" && course.previousCourseId !== null;
  const previous = useQuery(
    api.courses.get,
    offered ? { key: course.repositoryKey, generation: "previous" } : "skip",
  );
  if (!previous) return null;
  const kept = { ...edition, generation: "previous" } as const;
  return (
    <Link
      to={documentRoute(kept, slug)}
      className="inline-flex items-center gap-1.5 text-accent underline underline-offset-4"
    >
      <History aria-hidden className="size-4" />
      <span>
        {frenchSpaces(`Version précédente : commit ${shortCommit(previous.commit)}`)}
        <span className="max-md:sr-only">, {formatDateTime(previous.completedAt)}</span>
      </span>
    </Link>
  );
}

/** Says that the previous course is open, and links to the current one. */
export function PreviousVersionNotice({ course, edition, slug }: OpenDocument) {
  if (edition.generation === "current") return null;
  const current = { ...edition, generation: "current" } as const;
  return (
    <div role="status" className="border-b border-rule bg-waiting-wash px-4 py-2.5 text-sm md:px-6">
      <div className="mx-auto flex max-w-[100rem] flex-wrap items-center gap-x-5 gap-y-1">
        <p className="flex gap-2">
          <History aria-hidden className="mt-0.5 size-4 shrink-0 text-waiting" />
          <span>
            <strong className="font-semibold">Version précédente.</strong>{" "}
            {fr`Ce cours a été généré le ${formatDateTime(course.completedAt)} ; une version plus récente existe.`}
          </span>
        </p>
        <Link
          to={documentRoute(current, slug)}
          className="font-medium text-accent underline underline-offset-4"
        >
          Revenir à la version actuelle
        </Link>
      </div>
    </div>
  );
}
