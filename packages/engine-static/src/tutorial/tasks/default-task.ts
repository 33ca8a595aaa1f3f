/** Asks for the default of one field among those of its neighbours. */

import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import { type CodeSymbol, compareBy, type SourceFile } from "@fondation/code";
import type { CourseView } from "../../view/course-view.ts";
import { around, offer } from "../choices.ts";
import type { Task } from "../task.ts";

/** The reader sees what it is; a call gives something that only a run tells. */
const LITERAL = /^(?:-?\d|"\w|'\w|`\w|true$|false$|True$|False$|[\w.]+ ?\* ?\d)/;

/** Values of one sort, so that the type of the field does not tell which is right. */
function sortOf(value: string): string | undefined {
  if (/^-?\d/.test(value)) return "number";
  return /^["'`]/.test(value) ? "text" : undefined;
}

const HOLDERS: ReadonlySet<string> = new Set(["class", "struct", "interface"]);

export function defaultTasks(file: SourceFile, type: CodeSymbol, view: CourseView): Task[] {
  const { setting } = view.words.tutorial;
  // The members of an enum and constants have a value, and nobody sets them.
  if (!HOLDERS.has(type.kind)) return [];
  const fields = view.types
    .fieldsOf(file, type.name)
    .filter(({ name, default: value }) => /[a-z]/.test(name) && value !== undefined && value.length <= 80);
  const alike = Map.groupBy(fields, ({ default: value = "" }) => sortOf(value));
  const sorts = [...alike].filter(([sort]) => sort !== undefined).map(([, group]) => group);
  const [group = []] = sorts.sort(compareBy((each) => each.length));
  const distinct = group.filter(
    (field) => group.filter((other) => other.default === field.default).length === 1,
  );
  const field = distinct.findLast(({ default: value }) => LITERAL.test(value ?? ""));
  if (field?.default === undefined) return [];
  const near = around(distinct, field, 4);
  const choices = offer(
    near.map(({ default: value }) => inlineCode(value ?? "")),
    inlineCode(field.default),
  );
  if (choices === undefined) return [];
  const { path } = file;
  const facts = { type: inlineCode(type.name), field: inlineCode(field.name) };
  return [
    {
      kind: "default",
      stage: "understand",
      title: setting.title(markdownText(`${type.name}.${field.name}`)),
      blocks: [
        setting.question({
          ...facts,
          citation: inlineCitation({ path, startLine: type.startLine, endLine: type.endLine }),
        }),
        choices.list,
      ],
      answer: `${choices.right} ${setting.answer({
        ...facts,
        value: inlineCode(field.default),
        citation: inlineCitation({ path, startLine: field.startLine, endLine: field.endLine }),
      })}`,
      worth: distinct.length,
      about: `${path} ${type.name}`,
    },
  ];
}
