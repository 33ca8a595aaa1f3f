/** A function gets one more parameter: which other function must change with it? */

import { fencedBlock, inlineCitation, inlineCode, markdownText } from "@fondation/course";
import { type CodeSymbol, isConstructor, shellWord, type SourceFile } from "@fondation/code";
import type { CourseView } from "../../view/course-view.ts";
import { around, offer } from "../choices.ts";
import { type FunctionBody, qualifiedName } from "../function-body.ts";
import type { Task } from "../task.ts";

const MAX_CITED = 6;

export function signatureTasks(body: FunctionBody, view: CourseView): Task[] {
  const { signature } = view.words.tutorial;
  const { file, symbol } = body;
  const fn = view.calls.functionAt(file.path, symbol.startLine);
  const calls = (fn === undefined ? [] : view.calls.callsTo(fn)).filter(
    ({ from, certain }) => certain && from !== fn && from.file.role === "source",
  );
  const [call] = calls;
  if (call === undefined) return [];
  const caller = call.from;
  // Functions that reach it through the caller seem to need the change too.
  const indirect = view.calls
    .callsTo(caller)
    .map(({ from }) => from)
    .filter(({ file: { role } }) => role === "source");
  const siblings = functionsIn(caller.file).map((each) => ({ file: caller.file, symbol: each }));
  const others = [
    ...indirect,
    ...around(
      siblings,
      siblings.find((each) => each.symbol === caller.symbol),
      7,
    ),
  ]
    .filter((other) => other.symbol !== caller.symbol && other.symbol !== symbol)
    .filter((other) => !mentions(other.file, other.symbol, symbol.name) && !isConstructor(other.symbol));
  const label = (each: CodeSymbol): string => inlineCode(qualifiedName(each));
  const labels = new Set(others.map((other) => label(other.symbol)));
  labels.delete(label(caller.symbol));
  const choices = offer([label(caller.symbol), ...[...labels].slice(0, 3)].sort(), label(caller.symbol));
  if (choices === undefined) return [];
  const name = qualifiedName(symbol);
  const lines = calls.map(({ from, line }) =>
    inlineCitation({ path: from.file.path, startLine: line, endLine: line }),
  );
  const facts = { name: inlineCode(name), caller: label(caller.symbol) };
  return [
    {
      kind: "signature",
      stage: "change",
      title: signature.title(markdownText(name)),
      blocks: [
        signature.question({
          ...facts,
          citation: inlineCitation({
            path: file.path,
            startLine: symbol.startLine,
            endLine: symbol.startLine,
          }),
        }),
        choices.list,
      ],
      answer: [
        `${choices.right} ${signature.answer({
          ...facts,
          lines: [...new Set(lines)].slice(0, MAX_CITED),
          more: Math.max(0, new Set(lines).size - MAX_CITED),
        })}`,
        signature.check(facts.name),
        fencedBlock("sh example", `git grep --line-number --word-regexp ${shellWord(symbol.name)}`),
      ].join("\n\n"),
      worth: Math.min(calls.length, 6),
      about: `${file.path} ${name}`,
    },
  ];
}

function functionsIn({ code }: SourceFile): CodeSymbol[] {
  return code.symbols.filter(({ kind }) => kind === "function" || kind === "method");
}

function mentions({ lines }: SourceFile, { startLine, endLine }: CodeSymbol, name: string): boolean {
  return lines.slice(startLine - 1, endLine).some((line) => line.includes(name));
}
