import { Search } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Link } from "react-router";
import { useShortcuts } from "../window/shortcuts.ts";
import { frenchSpaces } from "@fondation/course/french";
import { documentRoute, type Edition } from "../../rendering/documents/course-address.ts";
import type { OpenDocument } from "./open-document.ts";
import { readableTitle } from "../../rendering/documents/document-titles.ts";
import {
  type DocumentEntry,
  type DocumentGroup,
  filterDocuments,
  groupDocuments,
} from "../../rendering/documents/document-groups.ts";

/** The documents of the course in four groups, with a search field. */
export function TableOfContents({ course, edition, slug, onOpen }: OpenDocument & { onOpen: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState("");
  useShortcuts({ "/": () => field.current?.focus() });
  const groups = groupDocuments(filterDocuments(course.documents, search));
  const empty = groups.every((group) => group.documents.length === 0);
  return (
    <nav aria-label="Sommaire" className="px-3 py-5">
      <div className="relative mx-2 mb-4">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-soft"
        />
        <input
          ref={field}
          type="search"
          className="field min-h-10 pl-9 text-sm"
          placeholder="Chercher un document"
          aria-label="Chercher un document"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
          }}
        />
      </div>
      {empty && <p className="px-2 text-sm text-ink-soft">{frenchSpaces("Aucun document de ce nom.")}</p>}
      {groups.map((group) => (
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
