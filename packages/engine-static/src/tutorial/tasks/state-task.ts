/** Which field of its object does a method assign itself? */

import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import { isConstructor } from "@fondation/code";
import type { CourseView } from "../../view/course-view.ts";
import { offer } from "../choices.ts";
import { type FunctionBody, qualifiedName } from "../function-body.ts";
import type { Task } from "../task.ts";

/** `bodies`: the methods of one type. */
export function stateTasks(bodies: readonly FunctionBody[], view: CourseView): Task[] {
  return bodies.flatMap((body) => stateTask(body, bodies, view) ?? []);
}

function stateTask(body: FunctionBody, bodies: readonly FunctionBody[], view: CourseView): Task | undefined {
  const { state } = view.words.tutorial;
  const { file, symbol } = body;
  const own = assigned(body);
  const text = file.lines.slice(symbol.startLine - 1, symbol.endLine).join("\n");
  // A name such as `setStyle` tells that `style` is set.
  const first = [...own].find(([field]) => !isTold(bare(field), symbol.name));
  if (first === undefined || isConstructor(symbol)) return undefined;
  const [written, statement] = first;
  const others = bodies
    .filter(({ symbol: other }) => other.container === symbol.container && other.name !== symbol.name)
    .flatMap((other) => [...assigned(other).keys()].map((name) => ({ name, by: other })))
    .filter(({ name }) => !own.has(name) && !text.includes(bare(name)));
  const wrong = [...new Map(others.map((each) => [each.name, each])).values()].slice(0, 3);
  const choices = offer(
    [written, ...wrong.map(({ name }) => name)].sort().map(inlineCode),
    inlineCode(written),
  );
  if (choices === undefined) return undefined;
  const name = qualifiedName(symbol);
  const { path } = file;
  return {
    kind: "state",
    stage: "understand",
    title: state.title(markdownText(name)),
    blocks: [
      state.question({
        name: inlineCode(name),
        citation: inlineCitation({ path, startLine: symbol.startLine, endLine: symbol.endLine }),
      }),
      choices.list,
    ],
    answer: `${choices.right} ${state.answer({
      name: inlineCode(name),
      field: inlineCode(written),
      citation: inlineCitation({ path, startLine: statement.startLine, endLine: statement.endLine }),
      others: [...Map.groupBy(wrong, ({ by }) => by.symbol.name)].map(([method, group]) => ({
        fields: group.map(({ name: field }) => inlineCode(field)),
        method: inlineCode(method),
        isConstructor: group.some(({ by }) => isConstructor(by.symbol)),
      })),
    })}`,
    worth: wrong.length,
    about: `${path} ${name}`,
  };
}

/** Members that the method assigns, as written, with the statement. */
function assigned({ statements, symbol }: FunctionBody): Map<string, FunctionBody["statements"][number]> {
  const found = new Map<string, FunctionBody["statements"][number]>();
  if (symbol.container === undefined) return found;
  for (const statement of statements) {
    const { kind, head } = statement;
    if (kind !== "assign" || head === undefined || !/^(self|this|\$this)(\.|->)\w+$|^@\w+$/.test(head))
      continue;
    if (!found.has(head)) found.set(head, statement);
  }
  return found;
}

function isTold(field: string, method: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replaceAll("_", "");
  return plain(method).includes(plain(field)) || plain(field).includes(plain(method));
}

function bare(name: string): string {
  return name.replace(/^.*\W/, "");
}
