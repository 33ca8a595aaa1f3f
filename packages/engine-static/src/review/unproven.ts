/** What the deep reading leaves open: calls whose target is not certain, and functions without their body. */

import type { CodeFunction } from "@fondation/code";
import { inlineCitation } from "@fondation/course";
import { bullets } from "../markdown/blocks.ts";
import { locate, type NoteContext, nameOf } from "./notes/note-context.ts";

const CALLS = 6;
const NAMES = 12;

export function unproven(
  shown: readonly CodeFunction[],
  all: readonly CodeFunction[],
  context: NoteContext,
): (string | undefined)[] {
  const { view } = context;
  const words = view.words.review;
  const open = new Map<string, { from: CodeFunction; line: number; targets: CodeFunction[] }>();
  for (const fn of shown) {
    const certain = new Set(
      view.calls
        .callsFrom(fn)
        .filter((call) => call.certain)
        .map(({ line, to }) => `${line} ${to.symbol.name}`),
    );
    for (const { line, to, certain: isCertain } of view.calls.callsFrom(fn)) {
      if (isCertain || certain.has(`${line} ${to.symbol.name}`)) continue;
      const key = `${fn.file.path} ${line} ${to.symbol.name}`;
      const known = open.get(key) ?? { from: fn, line, targets: [] };
      known.targets.push(to);
      open.set(key, known);
    }
  }
  // A single candidate is only a method with the same name: no reader gains from a guess.
  const several = [...open.values()]
    .map((call) => ({ ...call, names: [...new Set(call.targets.map((target) => locate(target, context)))] }))
    .filter(({ names }) => names.length > 1);
  const calls = several.map(({ from, line, names }) =>
    words.openCall({
      name: nameOf(from),
      citation: inlineCitation({ path: from.file.path, startLine: line, endLine: line }),
      targets: names.slice(0, 3),
      more: Math.max(0, names.length - 3),
    }),
  );
  const kept = new Set(shown);
  const hidden = all.filter((fn) => !kept.has(fn));
  const rest = calls.length - CALLS;
  return [
    bullets([
      ...calls.slice(0, CALLS),
      ...(rest > 0 ? [words.moreOpenCalls(rest)] : []),
      ...(hidden.length === 0
        ? []
        : [
            words.hidden({
              count: hidden.length,
              names: hidden.slice(0, NAMES).map(nameOf),
              more: Math.max(0, hidden.length - NAMES),
            }),
          ]),
    ]),
  ];
}
