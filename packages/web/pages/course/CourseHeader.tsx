import { BadgeCheck, FileArchive, FileDown, GitCommitHorizontal, TriangleAlert } from "lucide-react";
import { lazy, Suspense, useCallback, useState } from "react";
import type { CourseView } from "@fondation/backend";
import { citationCheck } from "@fondation/course/manifest";
import { count, frenchSpaces } from "@fondation/course/french";
import { formatBytes, formatDateTime, formatNumber, shortCommit } from "../typography/format.ts";
import { BookletAhead, RenderingsMissing } from "./MissingRenderings.tsx";
import { downloadAddress, type Edition } from "../../rendering/documents/course-address.ts";
import type { OpenDocument } from "../documents/open-document.ts";
import { loadChunk } from "../loading/load-chunk.ts";
import { PreviousVersionLink, PreviousVersionNotice } from "./Versions.tsx";

// Lazy, because a course is read before its report.
const VerificationReport = lazy(async () => ({
  default: (await loadChunk(() => import("./VerificationReport.tsx"))).VerificationReport,
}));

/** Says how many citations were verified, and opens the report of all checks. */
function Verified({ course, edition }: { course: CourseView; edition: Edition }) {
  const [open, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const citations = citationCheck(course.verification.checks);
  if (citations === undefined) return null;
  const { checked, failed } = citations;
  const Icon = failed === 0 ? BadgeCheck : TriangleAlert;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className={`inline-flex items-center gap-1.5 underline decoration-dotted underline-offset-4 hover:decoration-solid ${failed === 0 ? "text-ready" : "text-failed"}`}
        onClick={() => {
          setOpened(true);
          setOpen(true);
        }}
      >
        <Icon aria-hidden className="size-4" />
        {failed === 0
          ? count(checked, "référence vérifiée", "références vérifiées")
          : `${count(checked - failed, "référence vérifiée", "références vérifiées")} sur ${formatNumber(checked)}`}
      </button>
      {wasOpened && (
        <Suspense fallback={null}>
          <VerificationReport course={course} edition={edition} open={open} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

/** The link to the PDF, or the word that it is being made. */
function BookletLink({ course, edition }: { course: CourseView; edition: Edition }) {
  if (course.booklet === null) return <BookletAhead course={course} />;
  return (
    <a
      href={downloadAddress(edition, "pdf")}
      download
      className="no-print inline-flex items-center gap-1.5 text-accent underline underline-offset-4"
    >
      <FileDown aria-hidden className="size-4" />
      <span>Télécharger en PDF ({formatBytes(course.booklet.bytes)})</span>
    </a>
  );
}

/** The link to the documents as they are stored. */
function DocumentsLink({ edition }: { edition: Edition }) {
  return (
    <a
      href={downloadAddress(edition, "zip")}
      download
      className="no-print inline-flex items-center gap-1.5 text-accent underline underline-offset-4"
    >
      <FileArchive aria-hidden className="size-4" />
      <span>Télécharger en Markdown (zip)</span>
    </a>
  );
}

export function CourseHeader({ course, edition, slug }: OpenDocument) {
  const { repositoryKey, commit, completedAt, shortfall } = course;
  return (
    <>
      <PreviousVersionNotice course={course} edition={edition} slug={slug} />
      <div className="border-b border-rule bg-sunken px-4 py-2.5 text-sm md:px-6">
        <div className="mx-auto flex max-w-[100rem] flex-wrap items-center gap-x-5 gap-y-1">
          <strong className="font-semibold [overflow-wrap:anywhere]">{repositoryKey}</strong>
          <span className="inline-flex items-center gap-1 text-ink-soft" title={commit}>
            <GitCommitHorizontal aria-hidden className="size-4" />
            <span className="sr-only">commit </span>
            <span className="font-mono">{shortCommit(commit)}</span>
          </span>
          <Verified course={course} edition={edition} />
          <span className="text-ink-soft max-md:hidden">{formatDateTime(completedAt)}</span>
          <BookletLink course={course} edition={edition} />
          <DocumentsLink edition={edition} />
          <PreviousVersionLink course={course} edition={edition} slug={slug} />
          <RenderingsMissing course={course} />
          {shortfall !== null && <span className="w-full text-waiting">{frenchSpaces(shortfall)}</span>}
        </div>
      </div>
    </>
  );
}
