/** The tests of a repository, with the titles of their groups. */

import type { CallGraph } from "../calls/call-graph.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import type { TestBlock } from "../syntax/test-block.ts";
import { callsIn, exercisesIn } from "./exercises.ts";
import type { TestCase } from "./test-case.ts";

/** Languages whose tests stand in the files that they test. */
const INSIDE: ReadonlySet<string> = new Set(["Rust"]);

/** Sorted by path and line. Blocks that declare other tests are no tests themselves. */
export function findTestCases({ files }: Survey, calls: CallGraph): TestCase[] {
  return files
    .filter(({ role, language }) => role === "test" || INSIDE.has(language))
    .flatMap((file) => casesIn(file, calls));
}

function casesIn(file: SourceFile, calls: CallGraph): TestCase[] {
  const lines = file.code.tests.length === 0 ? [] : callsIn(file, calls);
  const cases: TestCase[] = [];
  const open: TestBlock[] = [];
  for (const [index, block] of file.code.tests.entries()) {
    while ((open.at(-1)?.endLine ?? Number.POSITIVE_INFINITY) < block.startLine) open.pop();
    const next = file.code.tests[index + 1];
    const holdsOthers =
      next !== undefined && next.startLine > block.startLine && next.endLine <= block.endLine;
    if (!block.isGroup && !holdsOthers) {
      cases.push({ ...toCase(file, block, open), exercises: exercisesIn(file, block, lines, calls) });
    }
    open.push(block);
  }
  return cases;
}

function toCase(
  file: SourceFile,
  block: TestBlock,
  groups: readonly TestBlock[],
): Omit<TestCase, "exercises"> {
  const { path, code } = file;
  const { title, startLine, endLine } = block;
  const method = code.symbols.find(
    (symbol) => symbol.name === block.name && symbol.startLine <= startLine && symbol.endLine >= endLine,
  );
  // A part of a Go test is run through the function around it.
  const name = block.name ?? groups.findLast((group) => group.name !== undefined)?.name;
  return {
    title: [...groups.map((group) => group.title), title].join(" › "),
    place: { path, startLine, endLine },
    file,
    target: {
      path,
      line: startLine,
      title,
      ...(name === undefined ? {} : { name }),
      ...(method?.container === undefined ? {} : { container: method.container }),
      ...(code.packageName === undefined ? {} : { packageName: code.packageName }),
    },
  };
}
