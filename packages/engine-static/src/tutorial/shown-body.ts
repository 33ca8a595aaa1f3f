/** The passage that a task is about: the body when it is short, else the lines up to a statement. */

import { inlineCitation } from "@fondation/course";
import { type Excerpt, excerpt, showExcerpt } from "../markdown/excerpt.ts";
import type { FunctionBody } from "./function-body.ts";

/** In lines. More does not fit on a page next to the question. */
const MAX_SHOWN = 58;

export interface ShownBody {
  readonly block: string;
  readonly citation: string;
  readonly endLine: number;
}

/** Undefined when the lines up to `needed` are too many. */
export function showBody(body: FunctionBody, needed: number): ShownBody | undefined {
  const { file, lines, top } = body;
  const whole = lines.endLine - lines.startLine < MAX_SHOWN;
  const within = top.filter(({ endLine }) => endLine - lines.startLine < MAX_SHOWN).at(-1)?.endLine ?? 0;
  const endLine = whole ? lines.endLine : within;
  if (endLine < needed) return undefined;
  const shown: Excerpt | undefined = excerpt(file, { startLine: lines.startLine, endLine }, MAX_SHOWN);
  if (shown === undefined || shown.citation.endLine < needed) return undefined;
  return {
    block: showExcerpt(file, shown),
    citation: inlineCitation(shown.citation),
    endLine: shown.citation.endLine,
  };
}
