/** A section of the review: settings, limits and defaults, each with its place. */

import { type CommandOption, oneLine, type Topic } from "@fondation/code";
import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import { bullets } from "../markdown/blocks.ts";
import { citeAll } from "../markdown/names.ts";
import { docSentence, quotedProse } from "../markdown/prose.ts";
import type { CourseView } from "../view/course-view.ts";
import { commandOptions, limitsOf, optionsOf, readSettings, type Setting, type Written } from "./settings.ts";

const SHOWN = 20;
/** Of a command line, whose options a reader looks up. */
const COMMANDS = 40;
const TYPES = 3;
const NAMED = 20;
const READS = 2;

/** Blocks of Markdown without their heading; empty for a topic without settings. */
export function settingsSection(topic: Topic, view: CourseView): string[] {
  const words = view.words.facets.settings;
  const part = markdownText(topic.name);
  const settings = readSettings(topic, view);
  const limits = limitsOf(topic);
  const commands = commandOptions(topic);
  const types = optionsOf(topic);
  const others = types.slice(TYPES);
  const named = others
    .slice(0, NAMED)
    .map(({ type, options: [first] }) =>
      first === undefined ? inlineCode(type) : `${inlineCode(type)} (${citeField(first)})`,
    );
  return [
    ...listed(words.reads(part, settings.length), settings, (item) => describeRead(item, view), view),
    ...listed(
      words.commands(part, commands.length),
      commands,
      (item) => describeCommand(item, view),
      view,
      COMMANDS,
    ),
    ...listed(words.constants(part, limits.length), limits, (item) => describeLimit(item, view), view),
    ...types
      .slice(0, TYPES)
      .flatMap(({ type, options }) =>
        listed(
          words.options(inlineCode(type), options.length),
          options,
          (item) => describeWritten(item, view),
          view,
        ),
      ),
    ...(named.length === 0 ? [] : [words.otherTypes(named, others.length - named.length)]),
  ];
}

function listed<Item extends Setting | Written | CommandOption>(
  intro: string,
  items: readonly Item[],
  describe: (item: Item) => string,
  { words }: CourseView,
  most = SHOWN,
): string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, most).map(describe);
  const rest = items.slice(most).map((item) => inlineCode("name" in item ? item.name : item.field.name));
  const named = rest.slice(0, NAMED);
  if (rest.length > 0) shown.push(words.facets.settings.more(named, rest.length - named.length));
  return [`${intro}\n\n${bullets(shown) ?? ""}`];
}

function describeRead(
  { name, isEnvironment, value, written, reads }: Setting,
  { words }: CourseView,
): string {
  return words.facets.settings.setting({
    name: inlineCode(name),
    isEnvironment,
    value: value === undefined ? undefined : inlineCode(value),
    doc: docSentence(written?.field.doc?.text, 160),
    citation: written === undefined ? undefined : citeField(written),
    reads: citeAll(
      reads.map(({ path, line }) => ({ path, startLine: line, endLine: line })),
      READS,
    ),
  });
}

function describeCommand(
  { name, others, value, help, path, startLine, endLine }: CommandOption,
  { words }: CourseView,
): string {
  return words.facets.settings.command({
    name: inlineCode(name),
    others: others.map(inlineCode),
    value: value === undefined ? undefined : inlineCode(value),
    doc: docSentence(help, 160),
    citation: inlineCitation({ path, startLine, endLine }),
  });
}

function describeLimit(written: Written, { words }: CourseView): string {
  const { field } = written;
  return words.facets.settings.constant({
    name: inlineCode(field.name),
    value: inlineCode(field.default ?? ""),
    doc: docSentence(field.doc?.text, 160),
    citation: citeField(written),
  });
}

function describeWritten(written: Written, { words }: CourseView): string {
  const { field } = written;
  return words.facets.settings.setting({
    name: inlineCode(field.name),
    isEnvironment: false,
    value: field.default === undefined ? undefined : inlineCode(field.default),
    doc: aboutDefault(field.doc?.text),
    citation: citeField(written),
    reads: [],
  });
}

function citeField({ path, field }: Written): string {
  return inlineCitation({ path, startLine: field.startLine, endLine: field.startLine });
}

/** The sentences of a comment that speak of the default, else its first ones. */
function aboutDefault(doc: string | undefined): string | undefined {
  const sentences = oneLine(doc ?? "").split(/(?<=[.!?]) /);
  const about = sentences.filter((sentence) => /default/i.test(sentence)).join(" ");
  return about === "" || about.length > 240 ? docSentence(doc, 160) : quotedProse(about);
}
