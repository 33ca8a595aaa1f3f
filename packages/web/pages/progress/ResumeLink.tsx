import { Bookmark } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { documentRoute } from "../../rendering/documents/course-address.ts";
import { firstDocument } from "../../rendering/documents/document-groups.ts";
import { fullTitle } from "../../rendering/documents/document-titles.ts";
import type { OpenDocument } from "../documents/open-document.ts";
import { progressOf } from "./reading-progress.ts";

/**
 * On the first document: leads to the one that was open last. It stays while the document is read,
 * so that nothing moves.
 */
export function ResumeLink({ course, edition, slug }: OpenDocument) {
  const [last] = useState(() => progressOf(edition.route).last);
  const left = course.documents.find((document) => document.slug === last);
  if (left === undefined || last === slug || slug !== firstDocument(course.documents)?.slug) return null;
  return (
    <Link to={documentRoute(edition, left.slug)} className="no-print button mb-8 max-w-full py-3 text-left">
      <Bookmark aria-hidden className="size-4 shrink-0 text-accent" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="block text-sm font-normal text-ink-soft">Reprendre</span>
        {fullTitle(left)}
      </span>
    </Link>
  );
}
