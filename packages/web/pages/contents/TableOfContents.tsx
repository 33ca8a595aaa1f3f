import { Search } from "lucide-react";
import type { OpenDocument } from "../documents/open-document.ts";
import { useProgress } from "../progress/reading-progress.ts";
import { groupDocuments } from "../../rendering/documents/document-groups.ts";
import { ContentsGroup } from "./ContentsGroup.tsx";

/** The documents of the course in four groups, below a button that opens the search. */
export function TableOfContents({
  course,
  edition,
  slug,
  onOpen,
  onSearch,
}: OpenDocument & { onOpen: () => void; onSearch: () => void }) {
  const { read } = useProgress(edition.route);
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
        <ContentsGroup
          key={group.label}
          group={group}
          edition={edition}
          slug={slug}
          read={read}
          onOpen={onOpen}
        />
      ))}
    </nav>
  );
}
