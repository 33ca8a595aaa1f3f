/** From one value of a state to the next: which one follows, or which function makes the step. */

import type { CodeFunction, CodeSymbol, Move, SourceFile, States } from "@fondation/code";
import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import type { CourseView } from "../../view/course-view.ts";
import { offer } from "../choices.ts";
import { qualifiedName } from "../function-body.ts";
import type { Task } from "../task.ts";

interface Step extends Move {
  readonly fn: CodeFunction;
}

export function moveTasks(
  { file, symbol }: { readonly file: SourceFile; readonly symbol: CodeSymbol },
  view: CourseView,
): Task[] {
  const states = view.types.statesOf(file, symbol.name);
  if (states === undefined) return [];
  const steps = states.moves.flatMap((move): Step[] => {
    const fn = view.calls.functionAt(move.place.path, move.place.startLine);
    return fn === undefined ? [] : [{ ...move, fn }];
  });
  const next = steps.flatMap((step) => nextTask(symbol, states, step, steps, view) ?? []).slice(0, 1);
  return next.length > 0
    ? next
    : steps.flatMap((step) => makerTask(symbol, step, steps, view) ?? []).slice(0, 1);
}

/** For a step whose state before is proven, and from which the function makes no other step. */
function nextTask(
  type: CodeSymbol,
  { members }: States,
  step: Step,
  steps: readonly Step[],
  view: CourseView,
): Task | undefined {
  const { move } = view.words.tutorial;
  const [from] = step.from;
  if (from === undefined || step.from.length > 1) return undefined;
  const targets = new Set(steps.flatMap((other) => (other.from.includes(from) ? [other.to] : [])));
  if (targets.size > 1) return undefined;
  const own = new Set(steps.flatMap((other) => (other.fn === step.fn ? [other.to] : [])));
  const others = members.map(({ name }) => name).filter((name) => !own.has(name) && name !== from);
  const choices = offer([step.to, ...others.slice(0, 3)].sort().map(inlineCode), inlineCode(step.to));
  if (choices === undefined) return undefined;
  const name = qualifiedName(step.fn.symbol);
  const facts = { type: inlineCode(type.name), name: inlineCode(name), from: inlineCode(from) };
  return {
    kind: "move",
    stage: "predict",
    title: move.title(markdownText(type.name)),
    blocks: [move.next({ ...facts, citation: citeFunction(step.fn) }), choices.list],
    answer: `${choices.right} ${move.nextAnswer({
      ...facts,
      to: inlineCode(step.to),
      condition: step.condition === undefined ? undefined : inlineCode(step.condition),
      citation: inlineCitation(step.place),
    })}`,
    worth: 4,
    about: `${step.fn.file.path} ${name}`,
  };
}

/** The one function that sets a value, among functions that set others and never name this one. */
function makerTask(type: CodeSymbol, step: Step, steps: readonly Step[], view: CourseView): Task | undefined {
  const { move } = view.words.tutorial;
  if (steps.some((other) => other.to === step.to && other.fn !== step.fn)) return undefined;
  const names = ({ file, symbol }: CodeFunction): boolean =>
    file.lines.slice(symbol.startLine - 1, symbol.endLine).some((line) => line.includes(step.to));
  const wrong = new Set(steps.map(({ fn }) => fn).filter((fn) => fn !== step.fn && !names(fn)));
  const label = ({ symbol }: CodeFunction): string => inlineCode(qualifiedName(symbol));
  const choices = offer([step.fn, ...[...wrong].slice(0, 3)].map(label).sort(), label(step.fn));
  if (choices === undefined) return undefined;
  const name = qualifiedName(step.fn.symbol);
  const facts = { type: inlineCode(type.name), name: inlineCode(name), to: inlineCode(step.to) };
  return {
    kind: "move",
    stage: "understand",
    title: move.title(markdownText(type.name)),
    blocks: [move.maker(facts), choices.list],
    answer: `${choices.right} ${move.makerAnswer({
      ...facts,
      condition: step.condition === undefined ? undefined : inlineCode(step.condition),
      citation: inlineCitation(step.place),
    })}`,
    worth: 3,
    about: `${step.fn.file.path} ${name}`,
  };
}

function citeFunction({ file, symbol }: CodeFunction): string {
  const { startLine, endLine } = symbol;
  return inlineCitation({ path: file.path, startLine, endLine });
}
