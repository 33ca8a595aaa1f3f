/** Whether a test is certain to run a function by a call of its own, and to fail with it. */

import { type CodeFunction, type SourceFile, statementsIn, type TestCase } from "@fondation/code";

/** A test that expects an error may welcome this one; a test that can be skipped may not run. */
const EXPECTS =
  /rais|throw|expected ?= ?\w|expect(?:ed)?_?exception|panic|reject|recover|catch|rescue|except\b|fail|suppress/i;
const SKIPPED = /skip|ignore|xfail|disabled|todo\b/i;

/** What runs only sometimes. */
const SOMETIMES: ReadonlySet<string> = new Set(["if", "else", "loop", "switch", "case", "catch"]);
const CONDITION = /&&|\|\||\b(?:and|or|if|unless|else)\b/;
const CLOSURE = /=>|\blambda\b|\bfunc\b|\bfunction\b|\|\w*\||\{/;
/** An access to a member in some languages. */
const ARROW = /->/;
const ARROW_IS_ACCESS: ReadonlySet<string> = new Set(["PHP", "C", "C++"]);

/** A call gives a generator or a value kept from an earlier call, and runs nothing. */
const LATER = /\byield\b/;
const KEPT = /cache|once|lazy/i;

/** In lines: decorators and annotations. */
const ABOVE = 4;

/**
 * The line on which the body of a test calls a function, outside of branches, loops and closures.
 * Undefined when the test may not get there, may not wait for the end, or may expect an error.
 */
export function directCall({ file, place, exercises }: TestCase, fn: CodeFunction): number | undefined {
  const line = exercises.find((each) => each.fn === fn)?.line;
  if (file.lines.some((each) => each.includes("importorskip"))) return undefined;
  const text = `${above(file, place.startLine)}\n${textIn(file, place.startLine, place.endLine)}`;
  if (line === undefined || EXPECTS.test(withoutDeclared(text)) || SKIPPED.test(text) || runsLater(fn))
    return undefined;
  const inside = statementsIn(file.code.statements, place);
  const scope = inside.find((statement) => statement.scope >= place.startLine)?.scope;
  const around = inside.filter(({ startLine, endLine }) => startLine <= line && endLine >= line);
  const own = around.at(-1);
  if (own === undefined || own.scope !== scope) return undefined;
  const isSometimes = around.some((each) => each.scope === scope && SOMETIMES.has(each.kind));
  const mayStop = inside.some(({ kind, endLine }) => kind === "return" && endLine < line);
  const lastLine = own.kind === "other" ? line : own.endLine;
  const statement = textIn(file, own.startLine, Math.max(line, lastLine));
  const at = nameAt(statement, fn.symbol.name);
  if (isSometimes || mayStop || at === -1 || CONDITION.test(textIn(file, line, line))) return undefined;
  const before = statement.slice(0, at);
  if (
    CLOSURE.test(before) ||
    before.includes("?") ||
    (ARROW.test(before) && !ARROW_IS_ACCESS.has(file.language))
  )
    return undefined;
  return isAsync(fn) && !/\bawait\b/.test(statement) ? undefined : line;
}

/** Whether a text contains the name of a function as a word. */
export function names(text: string, { symbol }: CodeFunction): boolean {
  return nameAt(text, symbol.name) !== -1;
}

export function linesOf({ file, place }: TestCase): string {
  return textIn(file, place.startLine, place.endLine);
}

function nameAt(text: string, name: string): number {
  const isPart = (at: number): boolean => /[\w$]/.test(text[at] ?? "");
  let at = text.indexOf(name);
  while (at !== -1 && (isPart(at - 1) || isPart(at + name.length))) at = text.indexOf(name, at + 1);
  return at;
}

function runsLater({ file, symbol }: CodeFunction): boolean {
  const { startLine, endLine } = symbol;
  return LATER.test(textIn(file, startLine, endLine)) || KEPT.test(textIn(file, startLine, startLine + 1));
}

function isAsync({ file, symbol }: CodeFunction): boolean {
  return /\basync\b|\bsuspend\b|\bPromise\b|\bFuture\b|\bTask\b/.test(
    textIn(file, symbol.startLine, symbol.startLine + 2),
  );
}

function above(file: SourceFile, line: number): string {
  const lines = file.lines.slice(Math.max(0, line - 1 - ABOVE), line - 1);
  return lines.slice(lines.findLastIndex((each) => each.trim() === "") + 1).join("\n");
}

function textIn({ lines }: SourceFile, startLine: number, endLine: number): string {
  return lines.slice(startLine - 1, endLine).join("\n");
}

/** In Java, `throws` before a body says nothing about what a test expects. */
function withoutDeclared(text: string): string {
  return text
    .split("\n")
    .map((line) => (line.trimEnd().endsWith("{") ? (line.split(" throws ")[0] ?? "") : line))
    .join("\n");
}
