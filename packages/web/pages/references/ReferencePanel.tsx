/** The panel « Références »: the lines of a citation at the commit of the course. */

import { parseCitation } from "@fondation/course/contract";
import { useQuery } from "convex/react";
import { ExternalLink, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { api, type CourseView } from "@fondation/backend";
import { HighlightedCode } from "./HighlightedCode.tsx";
import { CopyButton } from "../layout/CopyButton.tsx";
import { ScrollArea } from "../layout/ScrollArea.tsx";
import { Skeleton } from "../states/Skeleton.tsx";
import { count, frenchSpaces } from "@fondation/course/french";
import { shortCommit } from "../typography/format.ts";
import { sourceLink } from "./source-link.ts";

/** Focuses the panel when it opens or shows other lines. Escape closes it. */
function usePanelFocus(citation: string, onClose: () => void) {
  const closeButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (citation !== "") closeButton.current?.focus({ preventScroll: true });
  }, [citation]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "Escape" && document.querySelector("dialog[open]") === null) onClose();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [onClose]);
  return closeButton;
}

export function ReferencePanel({
  course,
  citation,
  onClose,
}: {
  course: CourseView;
  citation: string;
  onClose: () => void;
}) {
  const closeButton = usePanelFocus(citation, onClose);
  const parsed = parseCitation(citation);
  const source = parsed === undefined ? undefined : sourceLink(course.sourceUrl, parsed);
  return (
    <aside
      aria-label="Références"
      className="fixed inset-x-0 bottom-0 z-30 flex max-h-[70dvh] flex-col border-t border-rule-strong bg-sheet shadow-2xl md:top-14 md:left-auto md:max-h-none md:w-[min(38rem,60vw)] xl:w-[25rem] 2xl:w-[28rem] min-[112rem]:w-[36rem] md:border-t-0 md:border-l"
    >
      <div className="flex items-start gap-3 border-b border-rule py-3 pr-3 pl-5">
        <div className="min-w-0 flex-1">
          <h2 className="text-sm font-semibold text-ink-soft">Références</h2>
          <p className="font-mono text-sm [overflow-wrap:anywhere]">{parsed?.path ?? citation}</p>
          {parsed !== undefined && (
            <p className="text-sm text-ink-soft">
              {parsed.startLine === parsed.endLine
                ? `ligne ${parsed.startLine}`
                : `lignes ${parsed.startLine} à ${parsed.endLine}`}{" "}
              · commit <span className="font-mono">{shortCommit(course.commit)}</span>
            </p>
          )}
        </div>
        <CopyButton language="fr" />
        {source !== undefined && (
          <a
            href={source}
            rel="noreferrer noopener"
            className="icon-button"
            aria-label="Ouvrir le fichier à la source"
          >
            <ExternalLink aria-hidden className="size-5" />
          </a>
        )}
        <button
          ref={closeButton}
          type="button"
          className="icon-button"
          onClick={onClose}
          aria-label="Fermer les références"
        >
          <X aria-hidden className="size-5" />
        </button>
      </div>
      <ScrollArea className="min-h-0 flex-1 overflow-auto">
        <CitedLines courseId={course.courseId} citation={citation} />
      </ScrollArea>
    </aside>
  );
}

function CitedLines({ courseId, citation }: { courseId: string; citation: string }) {
  const source = useQuery(api.courses.source, { courseId, citation });
  if (source === undefined) {
    return (
      <div className="p-5">
        <Skeleton />
      </div>
    );
  }
  if (source === null) {
    return (
      <p className="p-5">
        {frenchSpaces("Les lignes de cette référence n’ont pas été gardées avec le cours.")}
      </p>
    );
  }
  const { path, startLine, endLine, text } = source;
  const lines = text.split("\n").length;
  const missing = endLine - startLine + 1 - lines;
  const numbers = Array.from({ length: lines }, (_, index) => startLine + index).join("\n");
  return (
    <div className="w-max min-w-full py-3">
      <div className="flex font-mono text-xs leading-relaxed [font-variant-ligatures:none]">
        <pre
          aria-hidden
          className="sticky left-0 border-r border-rule bg-sheet px-3 text-right text-ink-soft select-none"
        >
          {numbers}
        </pre>
        <pre className="px-4 [tab-size:4]">
          <HighlightedCode text={text} path={path} />
        </pre>
      </div>
      {missing > 0 && (
        <p className="px-5 pt-3 text-sm text-ink-soft">
          {frenchSpaces(`… et ${count(missing, "ligne")} de plus dans le fichier.`)}
        </p>
      )}
    </div>
  );
}
