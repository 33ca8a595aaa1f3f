/** The search over all documents of a course: a field, and the passages that were found. */

import { Search } from "lucide-react";
import { useDeferredValue, useEffect, useId, useLayoutEffect, useMemo, useRef } from "react";
import type { CourseView } from "@fondation/backend";
import { count, frenchSpaces } from "@fondation/course/french";
import type { Edition } from "../../rendering/documents/course-address.ts";
import { Modal } from "../layout/Modal.tsx";
import { useCoursePassages } from "./course-passages.ts";
import { FoundDocuments } from "./FoundDocuments.tsx";
import { type FoundDocument, searchCourse, wordsOf } from "./search-course.ts";

interface SearchProps {
  readonly course: CourseView;
  readonly edition: Edition;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onClose: () => void;
}

export function SearchDialog({ open, ...props }: SearchProps & { open: boolean }) {
  return (
    <Modal
      open={open}
      onClose={props.onClose}
      title="Chercher dans le cours"
      className="mx-auto mt-[6dvh] mb-auto max-h-[88dvh] w-[min(46rem,calc(100%-1.5rem))] overflow-y-auto rounded-xl"
    >
      <SearchPanel {...props} />
    </Modal>
  );
}

function SearchPanel({ course, edition, query, onQuery, onClose }: SearchProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const { documents, loaded } = useCoursePassages(course);
  const sought = useDeferredValue(query);
  const found = useMemo(() => searchCourse(sought, documents), [sought, documents]);
  useLayoutEffect(() => {
    // The dialog opens after this, and gives the focus to the element with the attribute.
    field.current?.setAttribute("autofocus", "");
  }, []);
  useEffect(() => {
    // A link that had the focus may be gone, or may have moved.
    if (document.activeElement === document.body) field.current?.focus();
  });
  useEffect(() => {
    const element = panel.current;
    const press = (event: KeyboardEvent) => {
      const links = [...(element?.querySelectorAll("a") ?? [])];
      const at = links.indexOf(document.activeElement as HTMLAnchorElement);
      // Otherwise a browser first empties the field.
      if (event.key === "Escape") onClose();
      else if (event.key === "Enter" && at === -1) links[0]?.click();
      else if (event.key === "ArrowDown") (links[at + 1] ?? links[at])?.focus();
      else if (event.key === "ArrowUp") (at > 0 ? links[at - 1] : field.current)?.focus();
      else return;
      event.preventDefault();
    };
    element?.addEventListener("keydown", press);
    return () => element?.removeEventListener("keydown", press);
  }, [onClose]);

  const total = course.documents.length;
  return (
    <div ref={panel} className="px-5 pb-5">
      <div className="sticky top-0 bg-sheet pb-3">
        <div className="relative">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-soft"
          />
          <input
            ref={field}
            type="search"
            className="field pl-9"
            placeholder={frenchSpaces("Un mot, un symbole, un chemin…")}
            aria-label="Chercher dans le cours"
            aria-describedby={id}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={query}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => onQuery(event.target.value)}
          />
        </div>
        <p id={id} role="status" className="pt-2 text-sm text-ink-soft">
          {describe(sought, found)}
          {loaded < total && ` ${count(loaded, "document lu", "documents lus")} sur ${total}…`}
        </p>
      </div>
      <FoundDocuments found={found} edition={edition} onOpen={onClose} />
    </div>
  );
}

function describe(query: string, found: readonly FoundDocument[]): string {
  if (wordsOf(query).length === 0) {
    return frenchSpaces("Tous les documents sont parcourus ; majuscules et accents ne comptent pas.");
  }
  if (found.length === 0) return frenchSpaces("Aucun passage ne contient tous ces mots.");
  const passages = found.reduce((sum, { hits, more }) => sum + hits.length + more, 0);
  return `${count(passages, "passage")} dans ${count(found.length, "document")}.`;
}
