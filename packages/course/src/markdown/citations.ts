/** The citations of a Markdown document. */

import { type Citation, parseCitation } from "../contract/citation.ts";
import { walkMarkdown } from "./walk.ts";

export interface CitationOccurrence {
  readonly citation: Citation;
  /** 1-based line of the document. */
  readonly line: number;
  /**
   * The text of the cited fenced block, which shows the lines verbatim. Absent on an inline
   * citation.
   */
  readonly verbatim?: string;
}

/** A text that looks like a citation and is malformed, e.g. `src/a.ts#L9-L3`. */
export interface BrokenCitation {
  readonly text: string;
  /** 1-based line of the document. */
  readonly line: number;
}

const SOURCE = /(?:^|\s)source=(?<source>\S*)/u;
const MEANT_AS_CITATION = /#L\d+(?:-L?\d+)?$/u;

/** Every citation, in reading order: inline code spans and fenced blocks with `source=`. */
export function extractCitations(markdown: string): CitationOccurrence[] {
  return readCitations(markdown).found;
}

/** Every text that looks like a citation and is malformed. */
export function extractBrokenCitations(markdown: string): BrokenCitation[] {
  return readCitations(markdown).broken;
}

function readCitations(markdown: string): { found: CitationOccurrence[]; broken: BrokenCitation[] } {
  const found: CitationOccurrence[] = [];
  const broken: BrokenCitation[] = [];
  walkMarkdown(markdown, (node, line) => {
    if (node.type === "inlineCode") {
      const citation = parseCitation(node.value);
      if (citation !== undefined) found.push({ citation, line });
      else if (MEANT_AS_CITATION.test(node.value)) broken.push({ text: node.value, line });
    } else if (node.type === "code") {
      const source = sourceIn([node.lang, node.meta].filter(Boolean).join(" "));
      if (source === undefined) return;
      const citation = parseSource(source);
      if (citation !== undefined) found.push({ citation, line, verbatim: node.value });
      else broken.push({ text: `source=${source}`, line });
    }
  });
  return { found, broken };
}

/** The lines that a fenced block shows, from its info string; undefined without a valid source. */
export function citedByFence(info: string): Citation | undefined {
  const source = sourceIn(info);
  return source === undefined ? undefined : parseSource(source);
}

function sourceIn(info: string): string | undefined {
  return SOURCE.exec(info)?.groups?.source;
}

function parseSource(source: string): Citation | undefined {
  try {
    return parseCitation(decodeURIComponent(source));
  } catch {
    // A `%` that is not part of an escape.
    return undefined;
  }
}
