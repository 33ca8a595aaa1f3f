/** A new implementation of an interface: which method must it have? */

import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import { type CodeSymbol, isConstructor, type SourceFile } from "@fondation/code";
import type { CourseView } from "../../view/course-view.ts";
import { offer } from "../choices.ts";
import type { Task } from "../task.ts";

const MAX_NAMED = 4;

export function variantTasks(file: SourceFile, type: CodeSymbol, view: CourseView): Task[] {
  const { variant } = view.words.tutorial;
  if (type.kind !== "interface") return [];
  const known = view.types
    .implementationsOf(file, type.name)
    .filter(({ file: { role } }) => role === "source");
  const wanted = methodsIn(file, type.name);
  const [required] = wanted;
  const [first] = known;
  const names = [...new Set(known.map(({ symbol }) => symbol.name))];
  // The only method of an interface needs no search.
  if (required === undefined || first === undefined || wanted.length < 2 || names.length < 2) return [];
  const homes = view.types.basesOf(file, type.name).flatMap(({ declared }) => declared?.file ?? []);
  const inherited = new Set([
    ...wanted.map(({ name }) => name),
    ...[file, ...homes].flatMap(({ code }) =>
      code.symbols.filter(({ kind }) => kind === "method").map(({ name }) => name),
    ),
  ]);
  const others = known.flatMap((each) =>
    methodsIn(each.file, each.symbol.name)
      .filter(({ name }) => !inherited.has(name) && !/^__|^constructor$|^new$|^init$/.test(name))
      .map((method) => ({ method, owner: each })),
  );
  const wrong = [...new Map(others.map((each) => [each.method.name, each])).values()].slice(0, 3);
  const items = [required.name, ...wrong.map(({ method }) => method.name)].sort();
  const choices = offer(items.map(inlineCode), inlineCode(required.name));
  if (choices === undefined) return [];
  const place = (
    one: SourceFile,
    { startLine, endLine }: Pick<CodeSymbol, "startLine" | "endLine">,
  ): string => inlineCitation({ path: one.path, startLine, endLine });
  const facts = { type: inlineCode(type.name), method: inlineCode(required.name) };
  return [
    {
      kind: "variant",
      stage: "change",
      title: variant.title(markdownText(type.name)),
      blocks: [
        variant.question({
          ...facts,
          citation: place(file, type),
          known: names.slice(0, MAX_NAMED).map(inlineCode),
          more: Math.max(0, names.length - MAX_NAMED),
          example: place(first.file, first.symbol),
        }),
        choices.list,
      ],
      answer: `${choices.right} ${variant.answer({
        ...facts,
        citation: place(file, required),
        wanted: wanted.map(({ name }) => inlineCode(name)),
        wrong: [...Map.groupBy(wrong, ({ owner }) => owner.symbol.name)].map(([owner, group]) => ({
          methods: group.map(({ method }) => inlineCode(method.name)),
          owner: inlineCode(owner),
        })),
      })}`,
      worth: known.length,
      about: `${file.path} ${type.name}`,
    },
  ];
}

function methodsIn(file: SourceFile, type: string): CodeSymbol[] {
  return file.code.symbols.filter(
    (symbol) => symbol.kind === "method" && symbol.container === type && !isConstructor(symbol),
  );
}
