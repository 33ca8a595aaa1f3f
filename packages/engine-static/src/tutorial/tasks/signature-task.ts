/** A function gets one more parameter: which other function must change with it? */

import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import type { CodeSymbol, SourceFile } from "@fondation/code";
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
  const siblings = functionsIn(caller.file).filter(
    (other) => other === caller.symbol || !mentions(caller.file, other, symbol.name),
  );
  const near = around(siblings, caller.symbol, 4);
  const label = (each: CodeSymbol): string => inlineCode(qualifiedName(each));
  const choices = offer(near.map(label), label(caller.symbol));
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
          file: inlineCode(caller.file.path),
        }),
        choices.list,
      ],
      answer: `${choices.right} ${signature.answer({
        ...facts,
        lines: [...new Set(lines)].slice(0, MAX_CITED),
        more: Math.max(0, new Set(lines).size - MAX_CITED),
      })}`,
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
