/** Where does an error end? The reader follows the calls from the function that fails up to the one that deals with it. */

import { type CodeFunction, endsError, type Failure, isConstructor, statementsIn } from "@fondation/code";
import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import { quotedProse } from "../../markdown/prose.ts";
import type { CourseView } from "../../view/course-view.ts";
import { offer } from "../choices.ts";
import { type FunctionBody, qualifiedName } from "../function-body.ts";
import type { Task } from "../task.ts";

const MOST_CHOICES = 4;

export function catchTasks(body: FunctionBody, view: CourseView): Task[] {
  const fn = view.calls.functionAt(body.file.path, body.symbol.startLine);
  if (fn === undefined || fn.symbol !== body.symbol) return [];
  const tasks = view.failures.of(fn).flatMap((failure) => catchTask(failure, view) ?? []);
  // The longest way teaches most.
  const [best] = tasks.sort((a, b) => b.worth - a.worth);
  return best === undefined ? [] : [best];
}

function catchTask(failure: Failure, view: CourseView): Task | undefined {
  const { caught } = view.words.tutorial;
  const { fn, line, thrown, message, caughtBy, passedBy } = failure;
  const [catcher] = caughtBy;
  if (catcher === undefined || catcher.fn === fn || !endsError(catcher, view.calls)) return undefined;
  if (thrown === "" && message === undefined) return undefined;
  // Only announces what a subclass does.
  if (thrown.includes("NotImplemented")) return undefined;
  const ends = new Set(caughtBy.map((other) => other.fn));
  const label = (other: CodeFunction): string => inlineCode(qualifiedName(other.symbol));
  const right = label(catcher.fn);
  const wrong = [...passedBy, ...harmlessCallers([catcher.fn, ...passedBy, fn], view)]
    .filter((other) => !ends.has(other) && other !== fn)
    .map(label)
    .filter((other) => other !== right);
  const choices = offer([right, ...[...new Set(wrong)].slice(0, MOST_CHOICES - 1)].sort(), right);
  if (choices === undefined) return undefined;
  const name = qualifiedName(fn.symbol);
  const { path } = fn.file;
  const facts = {
    name: inlineCode(name),
    error: thrown === "" ? undefined : inlineCode(thrown),
    message: message === undefined ? undefined : quotedProse(message),
  };
  return {
    kind: "catch",
    stage: "predict",
    title: caught.title(markdownText(name)),
    blocks: [
      caught.question({ ...facts, citation: inlineCitation({ path, startLine: line, endLine: line }) }),
      choices.list,
    ],
    answer: `${choices.right} ${caught.answer({
      ...facts,
      catcher: right,
      citation: inlineCitation({
        path: catcher.fn.file.path,
        startLine: catcher.line,
        endLine: catcher.line,
      }),
      through: wayBetween(fn, catcher.fn, failure, view).map(label),
    })}`,
    worth: 2 + Math.min(passedBy.length, 4),
    about: `${path} ${name}`,
  };
}

/** The functions that pass the error on, from the one that fails to the one that catches. */
function wayBetween(
  fn: CodeFunction,
  catcher: CodeFunction,
  { passedBy }: Failure,
  { calls }: CourseView,
): CodeFunction[] {
  const ways = new Map<CodeFunction, readonly CodeFunction[]>([[fn, []]]);
  for (const [callee, way] of ways) {
    for (const { from, certain } of calls.callsTo(callee)) {
      if (certain && from === catcher) return [...way];
      if (certain && passedBy.includes(from) && !ways.has(from)) ways.set(from, [...way, from]);
    }
  }
  return [];
}

/** Callers of functions on the way of an error in which no clause and no branch can end it. */
function harmlessCallers(functions: readonly CodeFunction[], { calls }: CourseView): CodeFunction[] {
  return functions
    .flatMap((fn) => calls.callsTo(fn).filter(({ certain }) => certain))
    .map(({ from }) => from)
    .filter(({ file, symbol }) => {
      const canEnd = statementsIn(file.code.statements, symbol).some(
        ({ kind, head = "" }) => kind === "catch" || /err|recover/i.test(head),
      );
      return !canEnd && file.role === "source" && !isConstructor(symbol);
    });
}
