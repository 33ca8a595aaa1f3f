/** The review's word on every use: who uses what, and which uses did not stand up to a second look. */

import { placeOfUse } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import type { AuditedSymbol } from "./checked-uses.ts";
import { bullets, citeAll, type CourseView, codes, withMore } from "../view/course-view.ts";

/** The names that are used, each with its users, and those that nobody uses. */
export function usersSection(audited: readonly AuditedSymbol[], view: CourseView): (string | undefined)[] {
  const { words } = view;
  const used = audited.filter(({ confirmed }) => confirmed.length > 0).slice(0, 10);
  const unused = audited.filter(
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
          withMore(
            codes(
              unused.map(({ ranked }) => ranked.symbol.name),
              8,
            ),
            unused.length,
            view,
          ),
        ),
  ];
}

/** The uses that were rejected, in one sentence; none when there are none. */
export function rejectedUses(audited: readonly AuditedSymbol[], { words }: CourseView): string[] {
  const rejected = audited.flatMap((item) => item.rejected);
  if (rejected.length === 0) return [];
  return [
    words.review.rejectedUses(
      rejected.slice(0, 5).map((use) => `${inlineCode(use.symbol)} (${citeAll([placeOfUse(use)]).join("")})`),
    ),
  ];
}
