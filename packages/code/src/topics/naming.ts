/** Names topics in words that a maintainer would use, and makes the names unique. */

import { cutText } from "@fondation/environment/cut-text";
import type { Concept } from "../concepts/concept.ts";
import { isLayout } from "../concepts/concept.ts";
import type { Vocabulary } from "../concepts/vocabulary.ts";
import { keyOf, titleOf, wordsOf } from "../concepts/words.ts";
import { namesake } from "../concepts/worth.ts";
import type { Part } from "../graph/parts.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import type { RankedSymbol } from "./topic.ts";

export interface TopicName {
  readonly name: string;
  readonly namedAfter: "symbol" | "directory" | "file";
}

/** The properties of a topic that can give it a name. */
export interface Nameable {
  readonly seed: Concept | undefined;
  readonly parts: readonly Part[];
  readonly files: readonly SourceFile[];
  readonly symbols: readonly RankedSymbol[];
}

const MAX_LENGTH = 48;

/** Unique names for all topics, in their order. */
export function nameTopics(topics: readonly Nameable[], survey: Survey, vocabulary: Vocabulary): TopicName[] {
  const taken = new Set<string>();
  return topics.map((topic, index) => {
    const candidates = [
      ...(topic.seed?.subject.general === true && !isCommand(topic.seed)
        ? topic.symbols.filter(isType).slice(0, 2)
        : []
      ).map(({ symbol }) => ofSymbol(symbol.name)),
      ...(topic.seed === undefined ? [] : namesOf(topic.seed, vocabulary, survey)),
      ...topic.symbols.slice(0, 5).map(({ symbol }) => ofSymbol(symbol.name)),
      ...topic.files.slice(0, 3).map(({ path }) => ofFile(path)),
    ].map((candidate) => ({ ...candidate, name: clean(candidate.name) }));
    const telling = candidates.filter(({ name }) => /\p{L}{2}/u.test(name));
    const [fallback = { name: `Partie ${index + 1}`, namedAfter: "file" as const }] = telling;
    const free = telling.find(({ name }) => !taken.has(slugOf(name))) ?? numbered(fallback, taken);
    taken.add(slugOf(free.name));
    return free;
  });
}

/** The heading of the documentation, else the type with the name, else the name in words. */
function namesOf(seed: Concept, vocabulary: Vocabulary, survey: Survey): TopicName[] {
  const { kind, name, path } = seed.subject;
  const heading = vocabulary.heading(name);
  const type = namesake(seed, survey);
  const parent = path
    .split("/")
    .slice(0, -1)
    .findLast((segment) => !isLayout(segment));
  const namedAfter = type !== undefined ? "symbol" : kind === "directory" ? "directory" : "file";
  if (isCommand(seed)) {
    return [{ name: "Command line", namedAfter: "directory" }];
  }
  if (kind === "function") {
    const file = ofFile(path).name;
    return [{ name: `${file}: ${titleOf(name).toLowerCase()}`, namedAfter: "symbol" }];
  }
  const words =
    type === undefined || wordsOf(type).length < wordsOf(name).length ? titleOf(name) : titleOf(type);
  return [
    ...(heading === undefined || wordsOf(heading).length > 3 ? [] : [heading]),
    ...(kind === "type" && /^\p{Lu}/u.test(name) ? [name] : [words]),
    ...(parent === undefined ? [] : [`${words} of ${titleOf(parent).toLowerCase()}`]),
  ].map((text) => ({ name: text, namedAfter }));
}

function isCommand({ subject: { name, path } }: Concept): boolean {
  return /^(bin|cmd|exe)$/i.test(name) || /(^|\/)cmd\//.test(path);
}

function isType({ symbol }: RankedSymbol): boolean {
  return symbol.kind !== "constant" && symbol.kind !== "function" && symbol.kind !== "method";
}

function ofSymbol(name: string): TopicName {
  return { name: /^\p{Lu}/u.test(name) ? name : titleOf(name), namedAfter: "symbol" };
}

function ofFile(path: string): TopicName {
  const base = path.slice(path.lastIndexOf("/") + 1);
  return { name: titleOf(base.split(".", 1)[0] || base), namedAfter: "file" };
}

/**
 * Names with the same letters get the same key, because their documents would have the same file
 * name.
 */
function slugOf(name: string): string {
  return keyOf(name) || name.toLowerCase();
}

function numbered({ name, namedAfter }: TopicName, taken: ReadonlySet<string>): TopicName {
  let number = 2;
  while (taken.has(slugOf(`${name} ${number}`))) number += 1;
  return { name: `${name} ${number}`, namedAfter };
}

/** Keeps letters, digits and marks without a meaning in Markdown, HTML, YAML and diagrams. */
function clean(text: string): string {
  const cleaned = text
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}\p{M} :._-]+/gu, " ")
    .replace(/\s+/g, " ");
  return cutText(cleaned, MAX_LENGTH).replace(/^[\s._-]+|(?<![\s._-])[\s._-]+$/g, "");
}
