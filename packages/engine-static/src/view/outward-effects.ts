/** What a function does to the world outside of the process. */

import { type CodeFunction, isOutward, type OutwardKind } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import type { CourseView } from "./course-view.ts";

export interface OutwardEffect {
  readonly kind: OutwardKind;
  /** What is called, as inline code. */
  readonly name: string;
  readonly line: number;
}

/** By line; each called name once. */
export function outwardEffects({ file, symbol }: CodeFunction, { effects }: CourseView): OutwardEffect[] {
  const found = new Map<string, OutwardEffect>();
  for (const effect of effects.inFile(file)) {
    const { startLine: line } = effect.place;
    if (!isOutward(effect) || effect.name === undefined || found.has(effect.name)) continue;
    if (line < symbol.startLine || line > symbol.endLine) continue;
    found.set(effect.name, { kind: effect.kind, name: inlineCode(effect.name), line });
  }
  return [...found.values()];
}
