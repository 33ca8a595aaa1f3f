/** The data of a topic: the types that hold its state, with their fields. */

import type { Topic } from "@fondation/code";
import { inlineCitation, inlineCode } from "@fondation/course";
import { bullets } from "../markdown/blocks.ts";
import { citeSymbol, namedType } from "../markdown/names.ts";
import { docSentence } from "../markdown/prose.ts";
import type { CourseView } from "../view/course-view.ts";
import { describeField } from "./field-line.ts";
import { type StateType, stateTypes } from "./state-types.ts";
import { statesOfTopic } from "./states-of-topic.ts";

const FIELDS_OF_FIRST = 24;
const FIELDS_OF_OTHERS = 10;
const NAMED_FIELDS = 20;
const IMPLEMENTATIONS = 8;
const NAMED_TYPES = 12;

/** Blocks of Markdown without their heading; empty for a topic without data. */
export function dataSection(topic: Topic, view: CourseView): string[] {
  const { described, others } = stateTypes(topic, view);
  const named = others.slice(0, NAMED_TYPES).map(namedType);
  return [
    ...described.flatMap((type, index) => [
      describeType(type, index === 0 ? FIELDS_OF_FIRST : FIELDS_OF_OTHERS, view),
      ...describeImplementations(type, view),
    ]),
    ...(named.length === 0 ? [] : [view.words.data.otherTypes(named, others.length - named.length)]),
    ...statesOfTopic(topic, view),
  ];
}

function describeType({ file, symbol, fields }: StateType, limit: number, { words }: CourseView): string {
  const documented = fields.filter(({ doc }) => doc !== undefined);
  const explained = fields.length > limit && documented.length >= limit / 2;
  const shown = (explained ? documented : fields).slice(0, limit);
  const rest = fields.filter((field) => !shown.includes(field)).map(({ name }) => inlineCode(name));
  const items = shown.map((field) => describeField(field, file, words.data));
  if (rest.length > 0) {
    const named = rest.slice(0, NAMED_FIELDS);
    items.push(words.data.otherFields(named, rest.length - named.length));
  }
  const intro = words.data.holds({
    type: inlineCode(symbol.name),
    citation: citeSymbol(file, symbol),
    fields: fields.length,
    shown: shown.length,
    explained: explained && shown.length === documented.length,
    doc: docSentence(symbol.doc?.text, 200),
  });
  return `${intro}\n\n${bullets(items) ?? ""}`;
}

function describeImplementations({ file, symbol }: StateType, { types, words }: CourseView): string[] {
  const all = types
    .implementationsOf(file, symbol.name)
    .filter((item) => item.file.role === "source")
    .map((item) => `${inlineCode(item.symbol.name)} (${inlineCitation(item.place)})`);
  if (all.length === 0) return [];
  const items = all.slice(0, IMPLEMENTATIONS);
  return [
    words.data.implementations({
      type: inlineCode(symbol.name),
      isContract: symbol.kind === "interface",
      items,
      more: all.length - items.length,
    }),
  ];
}
