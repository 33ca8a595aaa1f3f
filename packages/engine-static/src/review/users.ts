/** The files that use each name, and the uses that the check rejected. */

import { placeOfUse } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import type { CheckedSymbol } from "./checked-uses.ts";
import { bullets } from "../markdown/blocks.ts";
import { citeAll, shortened } from "../markdown/names.ts";
import type { CourseView } from "../view/course-view.ts";

/** The used names with their users, followed by the unused names. */
export function usersSection(checked: readonly CheckedSymbol[], view: CourseView): (string | undefined)[] {
  const { words } = view;
  const used = checked.filter(({ confirmed }) => confirmed.length > 0).slice(0, 10);
  const unused = checked.filter(
    ({ ranked: { file, symbol, uses } }) =>
      uses.length === 0 &&
      symbol.exported &&
      symbol.kind !== "method" &&
      symbol.kind !== "constant" &&
      !file.code.references.some(({ name }) => name === symbol.name),
  );
  const items = used.map(({ ranked, confirmed }) => {
    const files = new Set(confirmed.map(({ from }) => from));
    const tests = [...files].filter((path) => view.isTest(path)).length;
    const shown = confirmed.toSorted((a, b) => Number(view.isTest(a.from)) - Number(view.isTest(b.from)));
    return words.review.user({
      symbol: inlineCode(ranked.symbol.name),
      sources: files.size - tests,
      tests,
      citations: citeAll(shown.map(placeOfUse), 3),
    });
  });
  return [
    items.length === 0 ? undefined : words.review.usersIntro(),
    bullets(items),
    unused.length === 0
      ? undefined
      : words.review.unused(
          shortened(
            unused.map(({ ranked }) => inlineCode(ranked.symbol.name)),
            8,
            words,
          ),
        ),
  ];
}

/** One sentence about the rejected uses, if there are any. */
export function rejectedUses(checked: readonly CheckedSymbol[], { words }: CourseView): string[] {
  const rejected = checked.flatMap((item) => item.rejected);
  if (rejected.length === 0) return [];
  return [
    words.review.rejectedUses(
      rejected.slice(0, 5).map((use) => `${inlineCode(use.symbol)} (${citeAll([placeOfUse(use)]).join("")})`),
    ),
  ];
}
