/** Checks each use of a name against the text of its line. */

import type { RankedSymbol, Topic, Use } from "@fondation/code";
import type { CourseView } from "../view/course-view.ts";

/** The checked uses of one symbol. */
export interface CheckedSymbol {
  readonly ranked: RankedSymbol;
  readonly confirmed: readonly Use[];
  /** Uses whose line does not contain the name, e.g. after an import under another name. */
  readonly rejected: readonly Use[];
}

export function checkUses(topic: Topic, view: CourseView): CheckedSymbol[] {
  return topic.symbols.map((ranked) => {
    const groups = Map.groupBy(ranked.uses, (use) => isOnItsLine(use, view));
    return { ranked, confirmed: groups.get(true) ?? [], rejected: groups.get(false) ?? [] };
  });
}

function isOnItsLine({ from, symbol, lines, imported }: Use, { survey }: CourseView): boolean {
  const text = survey.byPath.get(from)?.lines ?? [];
  const line = lines[0];
  const shown =
    line === undefined
      ? text.slice((imported?.startLine ?? 1) - 1, imported?.endLine ?? 0).join("\n")
      : (text[line - 1] ?? "");
  return shown.split(/[^\p{L}\p{N}\p{M}_$#]+/u).includes(symbol);
}
