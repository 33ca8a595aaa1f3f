/** A test that expects an error: it exercises the function and writes the message, else the type. */

import type { Failure } from "@fondation/code";
import { inlineCitation } from "@fondation/course";
import type { CourseView } from "../../view/course-view.ts";

/** In tests of one function, and in lines of one test. */
const MAX_TESTS = 60;
const MAX_LINES = 120;

/** In characters. A shorter piece of a message stands in other texts by chance. */
const MIN_PIECE = 12;

export function expectingTest(
  { fn, thrown, message = "" }: Failure,
  { tests }: CourseView,
): { readonly title: string; readonly citation: string } | undefined {
  const type = thrown.split(/[.:\\&]+/).at(-1) ?? "";
  const piece = message
    .split(/[%{}$"'`\\]/)
    .reduce((best, each) => (each.length > best.length ? each : best), "");
  const isType = /^(?:\p{Lu}\w{3,}|err\p{Lu}\w+)$/u.test(type);
  // Other errors have the same type, so the message counts where there is one.
  const mark = piece.trim().length >= MIN_PIECE ? piece.trim() : isType ? type : undefined;
  if (mark === undefined) return undefined;
  for (const { title, file, place } of tests.of(fn).slice(0, MAX_TESTS)) {
    const last = Math.min(place.endLine, place.startLine + MAX_LINES);
    for (let line = place.startLine; line <= last; line += 1) {
      const text = file.lines[line - 1] ?? "";
      if (!text.includes(mark)) continue;
      return { title, citation: inlineCitation({ path: place.path, startLine: line, endLine: line }) };
    }
  }
  return undefined;
}
