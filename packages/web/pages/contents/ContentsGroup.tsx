import { Check, ChevronDown } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Link } from "react-router";
import { count, frenchSpaces } from "@fondation/course/french";
import { documentRoute, type Edition } from "../../rendering/documents/course-address.ts";
import type { DocumentEntry, DocumentGroup } from "../../rendering/documents/document-groups.ts";
import { readableTitle } from "../../rendering/documents/document-titles.ts";
import { useRemembered } from "../window/remembered.ts";

/** What all entries of the contents need. */
export interface ContentsState {
  readonly edition: Edition;
  /** The slug of the open document. */
  readonly slug: string;
  /** The slugs of the documents that were read. */
  readonly read: readonly string[];
  readonly onOpen: () => void;
}

/** One group of documents, which can be folded. The browser remembers this for all courses. */
export function ContentsGroup({
  group: { label, documents },
  ...state
}: ContentsState & { group: DocumentGroup }) {
  const id = useId();
  const [folded, setFolded] = useRemembered("contents", label);
  const { slug, read } = state;
  const isCurrent = documents.some((document) => document.slug === slug);
  const [shown, setShown] = useState(folded === undefined || isCurrent);
  useEffect(() => {
    // The open document is always in sight when it changes.
    if (isCurrent && slug !== "") setShown(true);
  }, [isCurrent, slug]);
  if (documents.length === 0) return null;
  const done = documents.filter((document) => read.includes(document.slug)).length;
  return (
    <section aria-labelledby={id} className="mb-3">
      <h2 id={id} className="text-sm font-semibold">
        <button
          type="button"
          aria-expanded={shown}
          className="flex min-h-8 w-full items-center gap-1.5 rounded-md px-2 text-left hover:bg-sunken"
          onClick={() => {
            setShown(!shown);
            setFolded(shown ? "folded" : undefined);
          }}
        >
          {label}
          <ChevronDown
            aria-hidden
            className={`size-3.5 shrink-0 text-ink-soft ${shown ? "" : "-rotate-90"}`}
          />
          <span className="ml-auto font-normal text-ink-soft tabular-nums">
            {done === 0 ? (
              documents.length
            ) : (
              <>
                <span aria-hidden>
                  {done}/{documents.length}
                </span>
                <span className="sr-only">
                  {count(done, "document lu", "documents lus")} sur {documents.length}
                </span>
              </>
            )}
          </span>
        </button>
      </h2>
      {shown && (
        <ol>
          {documents.map((document) => (
            <li key={document.slug}>
              <Entry document={document} isRead={read.includes(document.slug)} {...state} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Entry({
  document,
  isRead,
  edition,
  slug: open,
  onOpen,
}: ContentsState & { document: DocumentEntry; isRead: boolean }) {
  const { slug, position } = document;
  const current = slug === open;
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
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{frenchSpaces(readableTitle(document))}</span>
      {isRead && <Check role="img" aria-label="lu" className="mt-0.5 size-4 shrink-0 text-ready" />}
    </Link>
  );
}
