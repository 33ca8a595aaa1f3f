import { Search } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { Link } from "react-router";
import { frenchSpaces } from "@fondation/course/french";
import { documentRoute, type Edition } from "../../rendering/documents/course-address.ts";
import type { OpenDocument } from "./open-document.ts";
import { readableTitle } from "../../rendering/documents/document-titles.ts";
import {
  type DocumentEntry,
  type DocumentGroup,
  groupDocuments,
} from "../../rendering/documents/document-groups.ts";

/** The documents of the course in four groups, below a button that opens the search. */
export function TableOfContents({
  course,
  edition,
  slug,
  onOpen,
  onSearch,
}: OpenDocument & { onOpen: () => void; onSearch: () => void }) {
  return (
    <nav aria-label="Sommaire" className="px-3 py-5">
      <div className="mx-2 mb-4">
        <button
          type="button"
          className="field flex min-h-10 items-center gap-2.5 text-left text-sm text-ink-soft"
          onClick={onSearch}
        >
          <Search aria-hidden className="size-4" />
          <span className="mr-auto">
            Chercher<span className="sr-only"> dans le cours</span>
          </span>
          <kbd aria-hidden className="rounded border border-rule px-1.5 font-mono text-xs">
            /
          </kbd>
        </button>
      </div>
      {groupDocuments(course.documents).map((group) => (
        <Group key={group.label} group={group} edition={edition} slug={slug} onOpen={onOpen} />
      ))}
    </nav>
  );
}

function Group({
  group: { label, documents },
  edition,
  slug,
  onOpen,
}: {
  group: DocumentGroup;
  edition: Edition;
  slug: string;
  onOpen: () => void;
}) {
  const id = useId();
  if (documents.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mb-5">
      <h2 id={id} className="flex items-baseline justify-between px-2 pb-1 text-sm font-semibold">
        {label} <span className="font-normal text-ink-soft tabular-nums">{documents.length}</span>
      </h2>
      <ol>
        {documents.map((document) => (
          <li key={document.slug}>
            <Entry document={document} edition={edition} current={document.slug === slug} onOpen={onOpen} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Entry({
  document,
  edition,
  current,
  onOpen,
}: {
  document: DocumentEntry;
  edition: Edition;
  current: boolean;
  onOpen: () => void;
}) {
  const { slug, position } = document;
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (current) link.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <Link
      ref={link}
      to={documentRoute(edition, slug)}
      onClick={onOpen}
      aria-current={current ? "page" : undefined}
      className={`flex gap-2 rounded-md px-2 py-1.5 text-sm leading-snug ${current ? "bg-accent-wash font-semibold text-accent-strong" : "hover:bg-sunken"}`}
    >
      {position > 0 && <span className="w-5 shrink-0 text-right text-ink-soft tabular-nums">{position}</span>}
      <span className="min-w-0 [overflow-wrap:anywhere]">{frenchSpaces(readableTitle(document))}</span>
    </Link>
  );
}
