/** One named change, and the test that must fail: the one that calls the changed function itself. */

import { fencedBlock, inlineCitation, inlineCode, markdownText } from "@fondation/course";
import {
  type CallGraph,
  type CodeFunction,
  compareBy,
  isConstructor,
  shellWord,
  type TestCase,
} from "@fondation/code";
import type { CourseView } from "../../view/course-view.ts";
import { offer } from "../choices.ts";
import { directCall, linesOf, names } from "../direct-call.ts";
import { canExit, type FunctionBody, type Guard, qualifiedName } from "../function-body.ts";
import type { Task } from "../task.ts";

/** A statement that ends a function with an error, in languages where one word does. */
const FAILING: ReadonlyMap<string, string> = new Map([
  ["Python", 'raise RuntimeError("trial")'],
  ["JavaScript", 'throw new Error("trial");'],
  ["TypeScript", 'throw new Error("trial");'],
  ["TSX", 'throw new Error("trial");'],
  ["Go", 'panic("trial")'],
  ["Rust", 'panic!("trial");'],
  ["Ruby", 'raise "trial"'],
  ["Java", 'if (true) throw new RuntimeException("trial");'],
  ["Kotlin", 'error("trial")'],
  ["C#", 'throw new System.Exception("trial");'],
  ["PHP", 'throw new \\RuntimeException("trial");'],
  ["C++", 'throw "trial";'],
  ["Swift", 'fatalError("trial")'],
  ["Scala", 'throw new RuntimeException("trial")'],
  ["Dart", 'throw "trial";'],
]);

/** Fixtures construct objects, and no call in a test says so. */
const MAKER = /^(?:init|new)$/;

/** In functions. */
const MAX_REACHED = 1000;
/** In tests of the same file. */
const MAX_DISTANCE = 30;
/** What a change of a real condition is worth more than an inserted error. */
const REAL = 4;

export function testTasks(body: FunctionBody, view: CourseView): Task[] {
  const { run } = view.words.tutorial;
  const { file, symbol, top } = body;
  const failing = FAILING.get(file.language);
  const [first] = top;
  const fn = view.calls.functionAt(file.path, symbol.startLine);
  if (failing === undefined || first === undefined || fn === undefined) return [];
  if (isConstructor(symbol) || MAKER.test(symbol.name)) return [];
  const use = view.tests.of(fn).flatMap((test) => {
    const line = saysSo(test, fn) || isProgram(test) ? undefined : directCall(test, fn);
    return line === undefined ? [] : [{ test, line }];
  })[0];
  if (use === undefined) return [];
  const { test, line } = use;
  const label = ({ title }: TestCase): string => inlineCode(title);
  const choices = offer(silentNear(test, fn, view).map(label), label(test));
  const command = view.tests.commandFor(test.file.path, test);
  if (choices === undefined || command === undefined) return [];
  const whole = view.tests.commandFor(test.file.path)?.command;
  const name = qualifiedName(symbol);
  const path = file.path;
  const inverted = invertible(body);
  const facts = {
    name: inlineCode(name),
    file: inlineCode(test.file.path),
    change:
      inverted === undefined
        ? run.insert({ statement: inlineCode(failing), line: first.startLine })
        : run.invert({ condition: inlineCode(inverted.condition), line: inverted.branch.startLine }),
  };
  const effect =
    inverted === undefined
      ? run.interrupted
      : run.thrown({
          condition: inlineCode(inverted.condition),
          line: inverted.exit.startLine,
        });
  return [
    {
      kind: "test",
      stage: "run",
      title: run.title(markdownText(name)),
      blocks: [
        run.question({
          ...facts,
          citation: inlineCitation({ path, startLine: symbol.startLine, endLine: symbol.endLine }),
        }),
        choices.list,
      ],
      // The command names the right test.
      answer: [
        `${choices.right} ${run.answer({
          ...{ name: facts.name, test: label(test), effect, stopsAll: file.language === "Go" },
          citation: inlineCitation({ path: test.file.path, startLine: line, endLine: line }),
        })}`,
        run.command({ name: facts.name, place: inlineCitation(command.place) }),
        fencedBlock(
          "sh example",
          [...new Set([command.command, whole ?? command.command]), `git restore -- ${shellWord(path)}`].join(
            "\n",
          ),
        ),
      ].join("\n\n"),
      worth: 1 + Math.min(top.length, 4) + (inverted === undefined ? 0 : REAL),
      about: `${path} ${name}`,
    },
  ];
}

/** Whether the title of a test gives the name of the function away. */
function saysSo({ title }: TestCase, { symbol }: CodeFunction): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return plain(title).includes(plain(symbol.name));
}

/** No test tool runs what stands with the product's code in Java, even when it is named like a test. */
function isProgram({ place: { path } }: TestCase): boolean {
  return path.includes("src/main/");
}

/**
 * The last branch that throws and that every call gets to which ends without an error. Such a call
 * has found its condition false.
 */
function invertible(body: FunctionBody): Guard | undefined {
  const { guards, top } = body;
  const throws = new Set(guards.filter(({ exit }) => exit.kind === "throw").map(({ branch }) => branch));
  const end = top.findIndex((statement) => canExit(body, statement) && !throws.has(statement));
  const before = end === -1 ? top : top.slice(0, end);
  return guards.findLast(({ branch }) => throws.has(branch) && before.includes(branch));
}

/** The test with three of its neighbours that do not name the function and that no call leads to it. */
function silentNear(one: TestCase, fn: CodeFunction, view: CourseView): TestCase[] {
  const all = view.tests.inFile(one.file.path);
  const at = all.indexOf(one);
  const found = [one];
  for (let distance = 1; distance < MAX_DISTANCE && found.length < 4; distance += 1) {
    for (const test of [all[at - distance], all[at + distance]]) {
      if (test === undefined || found.length === 4) continue;
      if (!names(linesOf(test), fn) && !leadsTo(test, fn, view)) found.push(test);
    }
  }
  return found.sort(compareBy(({ place }) => -place.startLine));
}

/** Whether calls, certain or not, lead from a test to a function. */
function leadsTo(test: TestCase, wanted: CodeFunction, { calls }: CourseView): boolean {
  const known = reachedBy.get(test) ?? reach(test, calls);
  reachedBy.set(test, known);
  return known.size > MAX_REACHED || known.has(wanted);
}

/** Kept, because many functions ask about the same tests. */
const reachedBy = new WeakMap<TestCase, ReadonlySet<CodeFunction>>();

function reach({ exercises }: TestCase, calls: CallGraph): ReadonlySet<CodeFunction> {
  const reached = new Set(exercises.map(({ fn }) => fn));
  for (const each of reached) {
    if (reached.size > MAX_REACHED) break;
    for (const { to } of calls.callsFrom(each)) reached.add(to);
  }
  return reached;
}
