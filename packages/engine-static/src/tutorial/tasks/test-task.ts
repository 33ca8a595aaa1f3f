/**
 * One named change, and the test that must fail: the function raises an error at its first statement.
 */

import { fencedBlock, inlineCitation, inlineCode, markdownText } from "@fondation/course";
import {
  type CallGraph,
  type CodeFunction,
  compareBy,
  isConstructor,
  shellWord,
  type TestCase,
} from "@fondation/code";
import { quotedProse } from "../../markdown/prose.ts";
import type { CourseView } from "../../view/course-view.ts";
import { offer } from "../choices.ts";
import { type FunctionBody, qualifiedName } from "../function-body.ts";
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

/** A test that expects an error may welcome this one. */
const EXPECTS =
  /raises|throws?\b|assertRaises|expectException|panics|Panics|rejects|recover\(|catch|rescue|except\b/;

/** Fixtures construct objects, and no call in a test says so. */
const MAKER = /^(?:init|new)$/;

/** In functions. */
const MAX_REACHED = 1000;
/** In tests of the same file. */
const MAX_DISTANCE = 30;

export function testTasks(body: FunctionBody, view: CourseView): Task[] {
  const { run } = view.words.tutorial;
  const { file, symbol, top } = body;
  const failing = FAILING.get(file.language);
  const [first] = top;
  const fn = view.calls.functionAt(file.path, symbol.startLine);
  const found = (fn === undefined ? [] : view.tests.of(fn))
    .filter((test) => !EXPECTS.test(linesOf(test)))
    .flatMap((test) => {
      const line = test.exercises.find((each) => each.fn === fn)?.line;
      return line === undefined ? [] : [{ file: test.file, line, test }];
    });
  const [use] = found;
  if (failing === undefined || first === undefined || use === undefined || fn === undefined) return [];
  if (isConstructor(symbol) || MAKER.test(symbol.name)) return [];
  const silent = silentNear(use.test, fn, view);
  const label = ({ title }: TestCase): string =>
    /^\w+$/.test(title) ? inlineCode(title) : run.testTitle(quotedProse(title));
  const choices = offer(silent.map(label), label(use.test));
  const command = view.tests.commandFor(use.file.path, use.test);
  if (choices === undefined || command === undefined) return [];
  const name = qualifiedName(symbol);
  const path = file.path;
  const facts = {
    name: inlineCode(name),
    line: first.startLine,
    statement: inlineCode(failing),
    file: inlineCode(use.file.path),
  };
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
          ...facts,
          test: label(use.test),
          citation: inlineCitation({ path: use.file.path, startLine: use.line, endLine: use.line }),
          tests: new Set(found.map(({ test }) => test)).size,
        })}`,
        run.command({ name: facts.name, place: inlineCitation(command.place) }),
        fencedBlock("sh example", `${command.command}\ngit restore -- ${shellWord(path)}`),
      ].join("\n\n"),
      worth: (found.length > 12 ? 0 : Math.min(found.length, 5)) + (body.guards.length > 0 ? 2 : 0),
      about: `${path} ${name}`,
    },
  ];
}

/** The test with three of its neighbours from which no call leads to the function. */
function silentNear(one: TestCase, fn: CodeFunction, view: CourseView): TestCase[] {
  const all = view.tests.inFile(one.file.path);
  const at = all.indexOf(one);
  const found = [one];
  for (let distance = 1; distance < MAX_DISTANCE && found.length < 4; distance += 1) {
    for (const test of [all[at - distance], all[at + distance]]) {
      if (test === undefined || found.length === 4) continue;
      if (!linesOf(test).includes(fn.symbol.name) && !leadsTo(test, fn, view)) found.push(test);
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

function linesOf({ file, place }: TestCase): string {
  return file.lines.slice(place.startLine - 1, place.endLine).join("\n");
}
