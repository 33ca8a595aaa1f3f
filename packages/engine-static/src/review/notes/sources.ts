/** Where the errors come from that a clause names: an index of the statements that throw, by type. */

import { type CodeFunction, compareBy, type Lines, statementsIn } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import type { CourseView } from "../../view/course-view.ts";
import { type Action, lineCitation, nameOf, type NoteContext } from "./note-context.ts";

const SHOWN = 3;

interface Source {
  readonly fn: CodeFunction;
  readonly line: number;
}

/** Only for types that the repository declares: others are thrown by libraries too. */
export function sourcesOfCaught(
  fn: CodeFunction,
  { startLine, endLine }: Lines,
  context: NoteContext,
): Action[] {
  const { view, introduced } = context;
  const index = indexOf(view);
  return statementsIn(fn.file.code.statements, fn.symbol).flatMap(({ kind, head, startLine: line }) => {
    if (kind !== "catch" || head === undefined || line < startLine || line > endLine) return [];
    return head.split(/[^\w$]+/).flatMap((type): Action[] => {
      const sources = (index.get(type) ?? []).filter((source) => source.fn !== fn);
      if (sources.length === 0 || introduced.has(`caught ${type}`)) return [];
      introduced.add(`caught ${type}`);
      const items = sources
        .slice(0, SHOWN)
        .map((source) => `${nameOf(source.fn)} (${lineCitation(source.fn, source.line)})`);
      const text = view.words.review.thrownIn(inlineCode(type), items, sources.length - items.length);
      return [{ line, text, isGeneral: true }];
    });
  });
}

const known = new WeakMap<CourseView, ReadonlyMap<string, readonly Source[]>>();

function indexOf(view: CourseView): ReadonlyMap<string, readonly Source[]> {
  const before = known.get(view);
  if (before !== undefined) return before;
  const files = view.survey.files.filter(({ role }) => role === "source");
  const declared = new Set(
    files.flatMap(({ code }) => code.symbols.flatMap(({ kind, name }) => (kind === "class" ? [name] : []))),
  );
  const index = new Map<string, Source[]>();
  for (const file of files) {
    for (const { kind, head, startLine } of file.code.statements) {
      if (kind !== "throw" || head === undefined) continue;
      const name = /^[\w$.:\\]+/.exec(head.startsWith("new ") ? head.slice(4) : head)?.[0] ?? "";
      const type =
        name
          .replace(/\.new$/, "")
          .split(/[.:\\]+/)
          .at(-1) ?? "";
      const fn = declared.has(type) ? view.calls.functionAt(file.path, startLine) : undefined;
      if (fn === undefined) continue;
      const sources = index.get(type) ?? [];
      index.set(type, sources);
      sources.push({ fn, line: startLine });
    }
  }
  for (const sources of index.values()) {
    sources.sort(
      compareBy(
        ({ fn }) => fn.file.path,
        ({ line }) => -line,
      ),
    );
  }
  known.set(view, index);
  return index;
}
