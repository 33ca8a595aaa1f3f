/** Where does an error end? The reader follows the calls from the function that fails up to the one that deals with it. */

import { type CodeFunction, type Failure, statementsIn } from "@fondation/code";
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
  if (catcher === undefined || catcher.fn === fn || (thrown === "" && message === undefined))
    return undefined;
  // Only announces what a subclass does.
  if (thrown.includes("NotImplemented")) return undefined;
  const ends = new Set(caughtBy.map((other) => other.fn));
  const label = (other: CodeFunction): string => inlineCode(qualifiedName(other.symbol));
  const right = label(catcher.fn);
  const wrong = [...passedBy, fn, ...withoutClauses(catcher.fn, view)].filter(
    (other) => !ends.has(other) && label(other) !== right,
  );
  const choices = offer(
    [catcher.fn, ...[...new Set(wrong)].slice(0, MOST_CHOICES - 1)].map(label).sort(),
    right,
  );
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
      through: passedBy.filter((by) => !ends.has(by)).map(label),
    })}`,
    worth: 2 + Math.min(passedBy.length, 4),
    about: `${path} ${name}`,
  };
}

/** Functions near the one that catches in which no clause and no branch can end an error. */
function withoutClauses({ file, symbol }: CodeFunction, { calls }: CourseView): CodeFunction[] {
  return file.code.symbols.flatMap((other) => {
    const fn = other === symbol ? undefined : calls.functionAt(file.path, other.startLine);
    if (fn === undefined || fn.symbol !== other) return [];
    const ends = statementsIn(file.code.statements, other).some(
      ({ kind, head = "" }) => kind === "catch" || /[eE]rr|recover/.test(head),
    );
    return ends ? [] : [fn];
  });
}
