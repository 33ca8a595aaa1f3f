import { parseCitation } from "@fondation/course/contract";
import { FileCode } from "lucide-react";
import type { ReactNode } from "react";
import { useReading } from "../documents/reading-context.ts";

/** The path and lines of a citation in the form for readers: `src/a.ts:1–4`. */
function visibleText(citation: string): string {
  const parsed = parseCitation(citation);
  if (parsed === undefined) return citation;
  const { path, startLine, endLine } = parsed;
  return startLine === endLine ? `${path}:${startLine}` : `${path}:${startLine}–${endLine}`;
}

/** Opens the cited lines in the panel « Références ». Plain text in print. */
export function CitationButton({ citation, children }: { citation: string; children?: ReactNode }) {
  const { onCite, openCitation, printed } = useReading();
  const text = children === undefined || children === citation ? visibleText(citation) : children;
  if (printed) return <span className="citation font-mono text-[0.8em] text-accent">{text}</span>;
  return (
    <button
      type="button"
      data-citation={citation}
      aria-expanded={openCitation === citation}
      title={citation}
      onClick={() => onCite(citation)}
      className="relative inline max-w-[calc(100%-1.5em)] rounded bg-accent-wash py-px pr-1.5 pl-[1.7em] text-left font-mono text-[0.8em] whitespace-normal text-accent [overflow-wrap:anywhere] hover:text-accent-strong hover:underline"
    >
      <FileCode aria-hidden className="absolute top-[0.2em] left-[0.4em] size-[1.05em]" />
      {text}
    </button>
  );
}
