/** Names topics in words that a maintainer would use, and makes the names unique. */

import { cutText } from "@fondation/environment/cut-text";
import type { Concept } from "../concepts/concept.ts";
import { type Subject, isCommand, isGeneric, isLayout, stemOf } from "../concepts/concept.ts";
import type { Vocabulary } from "../concepts/vocabulary.ts";
import { isShortForm, keyOf, titleOf, wordsOf } from "../concepts/words.ts";
import { namesake } from "../concepts/worth.ts";
import { compareBy } from "../compare.ts";
import { holds, type Part } from "../graph/parts.ts";
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
      ...(isEntrance(topic) ? [{ name: "Entry point", namedAfter: "file" as const }] : []),
      ...(isNameless(topic) ? centralNames(topic) : []),
      ...(topic.seed === undefined ? [] : namesOf(topic.seed, vocabulary, survey)),
      ...topic.symbols
        .filter(isType)
        .slice(0, 3)
        .map(({ symbol }) => ofSymbol(symbol.name)),
      ...topic.files.slice(0, 3).map(({ path }) => ofFile(path)),
      ...topic.symbols.slice(0, 5).map(({ symbol }) => ofSymbol(symbol.name)),
    ]
      .map((candidate) => ({ ...candidate, name: clean(candidate.name) }))
      .sort(compareBy(({ name }) => (isGeneric(name) ? 0 : 1)));
    const telling = candidates.filter(({ name }) => /\p{L}{2}/u.test(name));
    const [fallback = { name: `Partie ${index + 1}`, namedAfter: "file" as const }] = telling;
    const free = telling.find(({ name }) => !taken.has(slugOf(name))) ?? numbered(fallback, taken);
    taken.add(slugOf(free.name));
    return free;
  });
}

/** The name of the concept is the repository's own, or tells nothing. */
function isNameless({ seed }: Nameable): boolean {
  if (seed === undefined || isProgram(seed.subject)) return false;
  return seed.subject.general === true || isGeneric(seed.subject.name);
}

const ENTRANCE = /^(?:index|main|mod|lib|__init__)\.\w+$/;

/** A file that only passes on what others declare. */
function isEntrance({ files, symbols }: Nameable): boolean {
  const [file, other] = files;
  const base = file?.path.split("/").at(-1) ?? "";
  return other === undefined && symbols.length === 0 && ENTRANCE.test(base);
}

/** Whether a concept is what people start: commands, or the main file of the repository. */
function isProgram(subject: Subject): boolean {
  const isMain =
    subject.kind === "file" && subject.general === true && /^_*main_*$/.test(stemOf(subject.path));
  return isMain || isCommand(subject);
}

/**
 * The most important types of the concept itself, then its functions. The repository's own name says
 * more than a function.
 */
function centralNames({ seed, symbols }: Nameable): TopicName[] {
  const own = symbols.filter(({ file, symbol }) =>
    seed?.parts.some((part) => holds(part, file.path, symbol.startLine)),
  );
  const types = own.filter(isType).slice(0, 3);
  const isOwnName = seed?.subject.general === true && !isGeneric(seed.subject.name);
  const functions = isOwnName ? [] : own.filter(({ symbol }) => symbol.kind === "function").slice(0, 3);
  return [...types, ...functions].map(({ symbol }) => ofSymbol(symbol.name));
}

/** The heading of the documentation, else the type with the name, else the name in words. */
function namesOf(seed: Concept, vocabulary: Vocabulary, survey: Survey): TopicName[] {
  const { kind, name, path, owner } = seed.subject;
  const heading = vocabulary.heading(name);
  const type = namesake(seed, survey);
  const parent = path
    .split("/")
    .slice(0, -1)
    .findLast((segment) => !isLayout(segment));
  const namedAfter = type !== undefined ? "symbol" : kind === "directory" ? "directory" : "file";
  if (isProgram(seed.subject)) {
    return [{ name: "Command line", namedAfter: "directory" }];
  }
  if (kind === "function") {
    const place = owner === undefined ? ofFile(path) : ofSymbol(owner);
    return [place, ofFile(path), { name: titleOf(name), namedAfter: "symbol" }];
  }
  const words =
    type === undefined || wordsOf(type).length < wordsOf(name).length
      ? written(seed.subject)
      : ofSymbol(type).name;
  return [
    ...(heading === undefined || wordsOf(heading).length > 3 ? [] : [heading]),
    words,
    ...(parent === undefined ? [] : [`${words} of ${titleOf(parent).toLowerCase()}`]),
  ].map((text) => ({ name: text, namedAfter }));
}

/** Files with names such as `ILogger.cs` are called after their type. */
function written({ kind, name }: Subject): string {
  return kind !== "directory" && /^\p{Lu}+\p{Ll}/u.test(name) ? ofSymbol(name).name : titleOf(name);
}

function isType({ symbol }: RankedSymbol): boolean {
  return symbol.kind !== "constant" && symbol.kind !== "function" && symbol.kind !== "method";
}

/** A type is written as in the code, but for a short form such as `Opts`. */
function ofSymbol(name: string): TopicName {
  const isWritten = /^\p{Lu}/u.test(name) && !/^\p{Lu}[\p{Lu}_\d]*_/u.test(name);
  return { name: isWritten && !isShortForm(name) ? name : titleOf(name), namedAfter: "symbol" };
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
