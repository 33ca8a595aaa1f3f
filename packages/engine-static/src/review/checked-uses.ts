/** What a review really checks: each use is looked up again in the text of the line it was found on. */

import { compareBy, type RankedSymbol, type Topic, type Use } from "@fondation/code";
import type { CourseView } from "../view/course-view.ts";

/** The uses of one symbol after the check. */
export interface AuditedSymbol {
  readonly ranked: RankedSymbol;
  readonly confirmed: readonly Use[];
  /** Imported under another name, or by default: the name itself is not on the line. */
  readonly rejected: readonly Use[];
}

/** Checks every use of the topic's symbols against the repository's text. */
export function auditUses(topic: Topic, view: CourseView): AuditedSymbol[] {
  return topic.symbols.map((ranked) => {
    const groups = Map.groupBy(ranked.uses, (use) => stands(use, view));
    return { ranked, confirmed: groups.get(true) ?? [], rejected: groups.get(false) ?? [] };
  });
}

function stands({ from, symbol, lines, imported }: Use, { survey }: CourseView): boolean {
  const text = survey.byPath.get(from)?.lines ?? [];
  const line = lines[0];
  const shown =
    line === undefined
      ? text.slice((imported?.startLine ?? 1) - 1, imported?.endLine ?? 0).join("\n")
      : (text[line - 1] ?? "");
  return shown.split(/[^\p{L}\p{N}\p{M}_$#]+/u).includes(symbol);
}

/** Test files that use the topic, those that use it most first. */
export function testsOf(topic: Topic, view: CourseView): Use[] {
  const uses = topic.symbols
    .flatMap((ranked) => ranked.uses)
    .filter(({ from, lines }) => view.isTest(from) && lines.length > 0);
  const byFile = [...Map.groupBy(uses, ({ from }) => from).values()];
  return byFile
    .sort(
      compareBy(
        (group) => group.length,
        (group) => group[0]?.from ?? "",
      ),
    )
    .flatMap((group) => group.slice(0, 1));
}
