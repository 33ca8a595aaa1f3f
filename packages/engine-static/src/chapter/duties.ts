/** What a part is responsible for: its authors' words, its size, and the declarations that carry it. */

import type { CodeFunction, RankedSymbol, Topic } from "@fondation/code";
import { inlineCode, markdownText } from "@fondation/course";
import { bullets } from "../markdown/blocks.ts";
import { intentOf } from "./intent.ts";
import { citeSymbol } from "../markdown/names.ts";
import { docSentence } from "../markdown/prose.ts";
import type { CourseView } from "../view/course-view.ts";
import { codeOf, fileName } from "../view/function-names.ts";
import { quotedIntroduction } from "../view/introduction.ts";
import { methodsOf } from "../view/methods.ts";
import type { DutyFacts } from "../words/chapter-words.ts";

const DUTIES = 5;
const NAMED = 4;
const FILES = 4;

export function problem(topic: Topic, view: CourseView): (string | undefined)[] {
  const { words } = view;
  const introduction = quotedIntroduction(topic);
  const carrying = topic.symbols.filter(
    ({ symbol }) => symbol.kind !== "constant" || symbol.doc !== undefined,
  );
  const shown = carrying.slice(0, DUTIES);
  const more = topic.symbols.length - shown.length;
  const name = markdownText(topic.name);
  return [
    introduction === undefined ? undefined : words.chapter.author(introduction),
    ...intentOf(topic, view).map((passage) => words.chapter.intent(passage)),
    bullets(shown.map((ranked) => words.chapter.duty(dutyOf(ranked, introduction?.subject, view)))),
    [
      words.chapter.size({
        name,
        files: topic.files.slice(0, FILES).map(({ path }) => inlineCode(fileName(path))),
        more: Math.max(0, topic.files.length - FILES),
        lines: topic.size,
        language: topic.files[0]?.language ?? "",
      }),
      ...(more > 0 ? [words.chapter.moreDuties(name, more)] : []),
    ].join(" "),
  ];
}

/** `quoted`: the name whose documentation the introduction quotes already. */
function dutyOf(ranked: RankedSymbol, quoted: string | undefined, view: CourseView): DutyFacts {
  const { file, symbol } = ranked;
  const name = inlineCode(symbol.name);
  const methods = methodsOf(ranked).filter(({ name }) => !name.startsWith("_") && !name.startsWith("#"));
  const callers = callersOf(ranked, view);
  return {
    name,
    citation: citeSymbol(file, symbol),
    kind: symbol.kind,
    doc: name === quoted ? undefined : docSentence(symbol.doc?.text, 200),
    methods: methods.slice(0, NAMED).map((method) => inlineCode(method.name)),
    moreMethods: Math.max(0, methods.length - NAMED),
    callers: callers.slice(0, NAMED).map(codeOf),
    moreCallers: Math.max(0, callers.length - NAMED),
  };
}

function callersOf({ file, symbol }: RankedSymbol, { calls }: CourseView): CodeFunction[] {
  const fn = calls.functionAt(file.path, symbol.startLine);
  if (fn?.symbol !== symbol) return [];
  const callers = calls.callsTo(fn).filter(({ from, certain }) => certain && from.file.role === "source");
  return [...new Set(callers.map(({ from }) => from))];
}
