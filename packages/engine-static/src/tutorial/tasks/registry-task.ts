/** A new variant: which function names those that exist, and must learn one more? */

import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import {
  type CodeFunction,
  type CodeSymbol,
  type SourceFile,
  type Statement,
  statementsIn,
} from "@fondation/code";
import type { CourseView } from "../../view/course-view.ts";
import { around, offer } from "../choices.ts";
import { type FunctionBody, qualifiedName } from "../function-body.ts";
import type { Task } from "../task.ts";

/** A number or a letter can mean something else in each function. */
const NAMED = /[A-Za-z_]{4}/;
const MOST_FUNCTIONS = 6;

/** For a function with a branch per value, such as a switch with four cases. */
export function registryTasks(bodies: readonly FunctionBody[], view: CourseView): Task[] {
  return bodies.flatMap((body) => registryTask(body, bodies, view) ?? []);
}

function registryTask(
  body: FunctionBody,
  bodies: readonly FunctionBody[],
  view: CourseView,
): Task | undefined {
  const choice = body.statements.find(({ kind, head }) => kind === "switch" && head !== undefined);
  if (choice?.head === undefined || choice.head.endsWith("…")) return undefined;
  const cases = body.statements.filter(
    ({ kind, head, depth, startLine, endLine }) =>
      kind === "case" &&
      head !== undefined &&
      depth === choice.depth + 1 &&
      startLine >= choice.startLine &&
      endLine <= choice.endLine,
  );
  const named = cases.flatMap(({ head = "" }) => (NAMED.test(head) && !head.endsWith("…") ? [head] : []));
  const examples = named.slice(0, 2);
  if (cases.length < 4 || examples.length < 2) return undefined;
  if (!examples.every((example) => isDeclared(example, view))) return undefined;
  const all = functionsWithCases(examples, view);
  const task = all.length > 1 ? severalTask : oneTask;
  return task({ body, choice, examples, cases: cases.length, all }, bodies, view);
}

interface Facts {
  readonly body: FunctionBody;
  readonly choice: Statement;
  /** Two values. */
  readonly examples: readonly string[];
  readonly cases: number;
  /** The functions of the product that have a case for both. */
  readonly all: readonly CodeFunction[];
}

/** All functions to complete: the first of them asks. */
function severalTask(
  { body, choice, examples, all }: Facts,
  _: readonly FunctionBody[],
  view: CourseView,
): Task | undefined {
  const { registry } = view.words.tutorial;
  const [first] = all;
  if (first?.symbol !== body.symbol || all.length > MOST_FUNCTIONS) return undefined;
  const facts = { subject: inlineCode(choice.head ?? ""), examples: examples.map(inlineCode) };
  return {
    kind: "registry",
    stage: "change",
    title: registry.title(markdownText(examples[0] ?? "")),
    blocks: [registry.allQuestion(facts)],
    answer: registry.allAnswer({
      ...facts,
      functions: all.map(
        ({ file, symbol }) => `${inlineCode(qualifiedName(symbol))} (${place(file, symbol, 1)})`,
      ),
    }),
    worth: 4 + all.length,
    about: `${body.file.path} ${qualifiedName(body.symbol)}`,
  };
}

function oneTask(
  { body, choice, examples, cases }: Facts,
  bodies: readonly FunctionBody[],
  view: CourseView,
): Task | undefined {
  const { registry } = view.words.tutorial;
  const isSilent = ({ file, symbol, statements }: FunctionBody): boolean =>
    !statements.some(({ kind }) => kind === "switch") &&
    !file.lines
      .slice(symbol.startLine - 1, symbol.endLine)
      .some((line) => examples.some((example) => line.includes(example)));
  const others = bodies.filter((other) => other === body || (isSilent(other) && !isAlike(other, body)));
  const near = around(others, body, 4);
  const label = ({ file, symbol }: FunctionBody): string =>
    `${inlineCode(qualifiedName(symbol))} (${place(file, symbol, 1)})`;
  const choices = offer(near.map(label), label(body));
  if (choices === undefined) return undefined;
  const { path } = body.file;
  const name = qualifiedName(body.symbol);
  const facts = {
    name: inlineCode(name),
    subject: inlineCode(choice.head ?? ""),
    examples: examples.map(inlineCode),
    cases,
  };
  return {
    kind: "registry",
    stage: "change",
    title: registry.title(markdownText(examples[0] ?? "")),
    blocks: [registry.question(facts), choices.list],
    answer: `${choices.right} ${registry.answer({
      ...facts,
      citation: inlineCitation({ path, startLine: choice.startLine, endLine: choice.endLine }),
    })}`,
    worth: cases,
    about: `${path} ${name}`,
  };
}

/** What the product declares; made once for each view. */
const declarations = new WeakMap<CourseView, ReadonlySet<string>>();

/** Whether a reader can add such a value: a text, or a name that the repository declares. */
function isDeclared(value: string, view: CourseView): boolean {
  if (/^[a-z]*["'`]/i.test(value)) return true;
  const [, path = ""] = /^(?:case )?&?([\w.:]+)/.exec(value) ?? [];
  const parts = path.split(/::|\./);
  const [owner, name = ""] = [parts.at(-2), parts.at(-1)];
  const declared = declarations.get(view) ?? namesIn(view);
  declarations.set(view, declared);
  return owner === "Self" || declared.has(owner ?? name);
}

function namesIn({ survey }: CourseView): ReadonlySet<string> {
  const own = survey.files.filter(({ role }) => role === "source");
  return new Set(
    own.flatMap(({ code }) => [
      ...code.symbols.filter(({ kind }) => kind !== "method").map(({ name }) => name),
      ...code.fields.map(({ name }) => name),
    ]),
  );
}

/** By the heads of the cases of a whole repository; made once for each view. */
const indexes = new WeakMap<CourseView, ReadonlyMap<string, ReadonlySet<CodeFunction>>>();

function functionsWithCases([one = "", other = ""]: readonly string[], view: CourseView): CodeFunction[] {
  const index = indexes.get(view) ?? indexCases(view);
  indexes.set(view, index);
  const second = index.get(other);
  return [...(index.get(one) ?? [])].filter((fn) => second?.has(fn) === true);
}

function indexCases({ calls }: CourseView): Map<string, Set<CodeFunction>> {
  const index = new Map<string, Set<CodeFunction>>();
  for (const fn of calls.functions) {
    if (fn.file.role !== "source") continue;
    for (const { kind, head } of statementsIn(fn.file.code.statements, fn.symbol)) {
      if (kind !== "case" || head === undefined) continue;
      const known = index.get(head) ?? new Set();
      index.set(head, known.add(fn));
    }
  }
  return index;
}

function isAlike(one: FunctionBody, other: FunctionBody): boolean {
  return qualifiedName(one.symbol) === qualifiedName(other.symbol);
}

function place({ path }: SourceFile, { startLine, endLine }: CodeSymbol, lines: number): string {
  return inlineCitation({ path, startLine, endLine: Math.min(endLine, startLine + lines - 1) });
}
