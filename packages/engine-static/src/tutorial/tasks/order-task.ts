/** The order in which functions begin, across one call: the reader unfolds a real path. */

import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import type { CodeFunction } from "@fondation/code";
import type { CourseView } from "../../view/course-view.ts";
import { offer } from "../choices.ts";
import { canExit, type FunctionBody, qualifiedName, readBody } from "../function-body.ts";
import type { Task } from "../task.ts";

const MAX_STEPS = 5;
/** In functions. What calls more is not followed, and no step. */
const MAX_REACHED = 200;
/** A task of its own begins at some later time. */
const LATER = /^(go|defer|spawn|async)\b/;

interface Step {
  readonly fn: CodeFunction;
  readonly path: string;
  readonly line: number;
}

export function orderTasks(body: FunctionBody, view: CourseView): Task[] {
  const { order } = view.words.tutorial;
  const own = stepsOf(body, view);
  for (const [index, step] of own.entries()) {
    const inner = readBody(step.fn.file, step.fn.symbol);
    const within = inner === undefined ? [] : stepsOf(inner, view);
    const steps = [...own.slice(0, index + 1), ...within, ...own.slice(index + 1)].slice(0, MAX_STEPS);
    const names = steps.map(({ fn }) => inlineCode(qualifiedName(fn.symbol)));
    if (within.length === 0 || steps.length < 4 || new Set(names).size < names.length) continue;
    if (names.includes(inlineCode(qualifiedName(body.symbol))) || !isInOrder(steps, step.fn, view)) continue;
    const right = order.sequence(names);
    const choices = offer([right, ...wrongOrders(names).map((each) => order.sequence(each))].sort(), right);
    if (choices === undefined) continue;
    const { path } = body.file;
    const { startLine, endLine } = body.symbol;
    const name = qualifiedName(body.symbol);
    const facts = { name: inlineCode(name), through: names[index] ?? "" };
    return [
      {
        kind: "order",
        stage: "understand",
        title: order.title(markdownText(name)),
        blocks: [
          order.question({ ...facts, citation: inlineCitation({ path, startLine, endLine }) }),
          choices.list,
        ],
        answer: `${choices.right} ${order.answer({
          ...facts,
          steps: steps.map(({ line, path: at }, each) => ({
            name: names[each] ?? "",
            citation: inlineCitation({ path: at, startLine: line, endLine: line }),
          })),
        })}`,
        worth: steps.length,
        about: `${path} ${name}`,
      },
    ];
  }
  return [];
}

/**
 * The functions that a body calls at its top, one call a line, up to the first statement after which
 * it may have ended.
 */
function stepsOf(body: FunctionBody, view: CourseView): Step[] {
  const fn = view.calls.functionAt(body.file.path, body.symbol.startLine);
  const calls = fn === undefined ? [] : view.calls.callsFrom(fn);
  const steps: Step[] = [];
  for (const statement of body.top) {
    if (statement.kind === "defer") continue;
    const isPlain =
      statement.startLine === statement.endLine &&
      (statement.kind === "call" || statement.kind === "assign") &&
      !LATER.test((body.file.lines[statement.startLine - 1] ?? "").trim());
    const found = calls.filter(({ line }) => line >= statement.startLine && line <= statement.endLine);
    const [call] = found;
    if (isPlain && found.length === 1 && call?.certain === true) {
      steps.push({ fn: call.to, path: body.file.path, line: call.line });
    } else if (found.length > 0) break;
    if (statement.kind !== "if" && canExit(body, statement)) break;
  }
  return steps;
}

/** Whether no step begins a later one on its way; `through` is stepped into. */
function isInOrder(steps: readonly Step[], through: CodeFunction, view: CourseView): boolean {
  const listed = new Set(steps.map(({ fn }) => fn));
  return steps.every(({ fn }) => {
    if (fn === through) return true;
    const reached = new Set([fn]);
    for (const each of reached) {
      if (reached.size > MAX_REACHED) return false;
      for (const { to } of view.calls.callsFrom(each)) {
        if (listed.has(to)) return false;
        reached.add(to);
      }
    }
    return true;
  });
}

/** The same names with two of them exchanged. */
function wrongOrders(names: readonly string[]): string[][] {
  return [0, 1, 2].flatMap((at) => {
    const [one, other] = [names[at], names[at + 1]];
    if (one === undefined || other === undefined) return [];
    return [names.map((name, index) => (index === at ? other : index === at + 1 ? one : name))];
  });
}
