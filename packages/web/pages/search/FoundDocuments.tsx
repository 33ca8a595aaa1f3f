import { Link } from "react-router";
import { count, frenchSpaces } from "@fondation/course/french";
import { documentRoute, type Edition } from "../../rendering/documents/course-address.ts";
import { kindAndPosition } from "../../rendering/documents/document-titles.ts";
import type { Piece } from "./excerpt.ts";
import type { FoundDocument, Hit } from "./search-course.ts";

/** Each document with its kind, and the passages in it, as links. */
export function FoundDocuments({
  found,
  edition,
  onOpen,
}: {
  found: readonly FoundDocument[];
  edition: Edition;
  onOpen: () => void;
}) {
  return (
    <ol className="space-y-4">
      {found.map(({ entry, title, hits, more }) => (
        <li key={entry.slug}>
          <Link
            to={documentRoute(edition, entry.slug)}
            onClick={onOpen}
            className="block rounded-md px-2 py-1 hover:bg-sunken focus:bg-sunken"
          >
            <span className="block text-sm text-ink-soft">{kindAndPosition(entry)}</span>
            <span className="font-semibold [overflow-wrap:anywhere]">
              <Pieces pieces={title} />
            </span>
          </Link>
          <ul className="ml-2 border-l border-rule pl-1">
            {hits.map((hit) => (
              <li key={hit.place}>
                <Link
                  to={documentRoute(edition, entry.slug, hit.anchor === undefined ? "" : `#${hit.anchor}`)}
                  onClick={onOpen}
                  className={`block rounded-md px-2 py-1 text-sm [overflow-wrap:anywhere] hover:bg-sunken focus:bg-sunken ${styleOf(hit)}`}
                >
                  <Pieces pieces={hit.pieces} />
                </Link>
              </li>
            ))}
            {more > 0 && (
              <li className="px-2 py-1 text-sm text-ink-soft">
                {frenchSpaces(`et ${count(more, "autre passage", "autres passages")}.`)}
              </li>
            )}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function styleOf({ form }: Hit): string {
  if (form === "code") return "font-mono";
  return form === "heading" ? "font-medium" : "";
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ at, text, marked }) =>
    marked ? (
      <mark key={at} className="rounded-sm bg-accent-wash text-accent-strong">
        {text}
      </mark>
    ) : (
      <span key={at}>{text}</span>
    ),
  );
}
