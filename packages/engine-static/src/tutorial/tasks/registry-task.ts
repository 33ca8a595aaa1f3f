/** A new variant: which function names those that exist, and must learn one more? */

import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import type { CodeSymbol, SourceFile } from "@fondation/code";
import type { CourseView } from "../../view/course-view.ts";
import { around, offer } from "../choices.ts";
import { type FunctionBody, qualifiedName } from "../function-body.ts";
import type { Task } from "../task.ts";

/** For a function with a branch per value, such as a switch with four cases. */
export function registryTasks(bodies: readonly FunctionBody[], view: CourseView): Task[] {
  return bodies.flatMap((body) => registryTask(body, bodies, view) ?? []);
}

function registryTask(
  body: FunctionBody,
  bodies: readonly FunctionBody[],
  view: CourseView,
): Task | undefined {
  const { registry } = view.words.tutorial;
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
  if (cases.length < 4) return undefined;
  // A function with a switch of its own could be the place too.
  const others = bodies.filter(
    (other) =>
      other === body || (!other.statements.some(({ kind }) => kind === "switch") && !isAlike(other, body)),
  );
  const near = around(others, body, 4);
  const label = ({ file, symbol }: FunctionBody): string =>
    `${inlineCode(qualifiedName(symbol))} (${place(file, symbol, 1)})`;
  const choices = offer(near.map(label), label(body));
  if (choices === undefined) return undefined;
  const [first, second] = cases;
  const { path } = body.file;
  const name = qualifiedName(body.symbol);
  const facts = {
    name: inlineCode(name),
    subject: inlineCode(choice.head),
    examples: [first?.head, second?.head].flatMap((head) => (head === undefined ? [] : [inlineCode(head)])),
    cases: cases.length,
  };
  return {
    kind: "registry",
    stage: "change",
    title: registry.title(markdownText(choice.head)),
    blocks: [registry.question(facts), choices.list],
    answer: `${choices.right} ${registry.answer({
      ...facts,
      citation: inlineCitation({ path, startLine: choice.startLine, endLine: choice.endLine }),
    })}`,
    worth: cases.length,
    about: `${path} ${name}`,
  };
}

function isAlike(one: FunctionBody, other: FunctionBody): boolean {
  return qualifiedName(one.symbol) === qualifiedName(other.symbol);
}

function place({ path }: SourceFile, { startLine, endLine }: CodeSymbol, lines: number): string {
  return inlineCitation({ path, startLine, endLine: Math.min(endLine, startLine + lines - 1) });
}
