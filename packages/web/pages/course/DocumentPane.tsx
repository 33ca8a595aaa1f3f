import { Link } from "react-router";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { useEffect, useState } from "react";
import { DiagramReportContext, useDiagramReports } from "../diagrams/diagram-states.ts";
import { useDocumentTitle } from "../window/document-title.ts";
import { Skeleton } from "../states/Skeleton.tsx";
import { frenchSpaces } from "@fondation/course/french";
import { documentRoute, type Edition, editionRoute } from "../../rendering/documents/course-address.ts";
import { useAnchors } from "./anchors.ts";
import { DocumentContent } from "./DocumentContent.tsx";
import type { RenderedDocument } from "../../rendering/rendered-document.ts";
import { useDocument } from "./course-documents.ts";
import { type DocumentEntry, neighbours } from "../../rendering/documents/document-groups.ts";
import type { OpenDocument } from "../documents/open-document.ts";
import { fullTitle, kindAndPosition, readableTitle } from "../../rendering/documents/document-titles.ts";
import { useNotedReading } from "../progress/noted-reading.ts";
import { ResumeLink } from "../progress/ResumeLink.tsx";

/** Shows a document. Calls `onShown` with its element, and with `null` when it is removed. */
export function DocumentPane({
  course,
  edition,
  slug,
  onShown,
}: OpenDocument & { onShown: (article: HTMLElement | null) => void }) {
  const document = useDocument(course.courseId, slug);
  // Known before the document is.
  const entry = course.documents.find((one) => one.slug === slug);
  useDocumentTitle(entry ? `${fullTitle(entry)} · ${course.repositoryKey}` : course.repositoryKey);
  return (
    <div className="w-full max-w-[41rem] min-w-0 xl:max-w-[58rem]">
      {document === undefined && (
        <div className="prose">
          {entry && <h1>{fullTitle(entry)}</h1>}
          <Skeleton />
        </div>
      )}
      {document === null && <MissingDocument edition={edition} />}
      {document && (
        <Article key={slug} course={course} edition={edition} document={document} onShown={onShown} />
      )}
      <PageTurner edition={edition} {...neighbours(course.documents, slug)} />
    </div>
  );
}

function Article({
  course,
  edition,
  document,
  onShown,
}: Omit<OpenDocument, "slug"> & {
  document: RenderedDocument;
  onShown: (article: HTMLElement | null) => void;
}) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [rendered, setRendered] = useState(false);
  const { report, settled } = useDiagramReports();
  // The effects of the diagrams run before this one, so `settled` includes them when `rendered` is
  // true.
  useEffect(() => {
    setRendered(true);
    onShown(element);
    return () => onShown(null);
  }, [element, onShown]);
  const ready = rendered && settled;
  const [end, setEnd] = useState<HTMLElement | null>(null);
  const open = { course, edition, slug: document.slug };
  useNotedReading(open, ready ? end : null);
  useAnchors(document.slug, ready, element);
  return (
    <>
      <ResumeLink {...open} />
      <article
        ref={setElement}
        tabIndex={-1}
        lang={course.language}
        data-slug={document.slug}
        data-ready={ready}
        className="outline-none"
      >
        <DiagramReportContext value={report}>
          <DocumentContent document={document} />
        </DiagramReportContext>
      </article>
      <div ref={setEnd} />
    </>
  );
}

function MissingDocument({ edition }: { edition: Edition }) {
  return (
    <div className="space-y-4">
      <h1 className="text-2xl font-semibold">Ce document n’existe pas</h1>
      <p className="text-lg">Le cours a peut-être été régénéré depuis, avec d’autres chapitres.</p>
      <Link to={editionRoute(edition)} className="button-primary">
        Reprendre au début
      </Link>
    </div>
  );
}

function PageTurner({
  edition,
  previous,
  next,
}: {
  edition: Edition;
  previous: DocumentEntry | undefined;
  next: DocumentEntry | undefined;
}) {
  return (
    <nav
      aria-label="Documents voisins"
      className="mt-14 grid max-w-[41rem] gap-3 border-t border-rule pt-6 pb-16 sm:grid-cols-2"
    >
      {previous && (
        <Link
          rel="prev"
          to={documentRoute(edition, previous.slug)}
          className="button justify-start py-3 text-left"
        >
          <ArrowLeft aria-hidden className="size-4 shrink-0" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <span className="block text-sm font-normal text-ink-soft">
              Précédent · {kindAndPosition(previous)}
            </span>
            {frenchSpaces(readableTitle(previous))}
          </span>
        </Link>
      )}
      {next && (
        <Link
          rel="next"
          to={documentRoute(edition, next.slug)}
          className="button justify-end py-3 text-right sm:col-start-2"
        >
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <span className="block text-sm font-normal text-ink-soft">Suivant · {kindAndPosition(next)}</span>
            {frenchSpaces(readableTitle(next))}
          </span>
          <ArrowRight aria-hidden className="size-4 shrink-0" />
        </Link>
      )}
    </nav>
  );
}
