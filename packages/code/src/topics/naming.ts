/**
 * Names topics with words of the code: the directory that only they use, else their main symbol,
 * else a file.
 */

import { cutText } from "@fondation/environment/cut-text";
import { directoryOf } from "../graph/cluster-graph.ts";
import type { Part } from "../graph/parts.ts";
import type { SourceFile } from "../survey/survey.ts";
import type { RankedSymbol } from "./topic.ts";

export interface TopicName {
  readonly name: string;
  readonly namedAfter: "symbol" | "directory" | "file";
}

/** The properties of a topic that can give it a name. */
export interface Nameable {
  readonly parts: readonly Part[];
  /** In lines. */
  readonly size: number;
  readonly files: readonly SourceFile[];
  readonly symbols: readonly RankedSymbol[];
}

/** Directories that say how a project is laid out, not what it does. */
const LAYOUT =
  /^(src|lib|libs|app|apps|source|sources|pkg|packages|internal|cmd|core|main|modules|components|crates|python|js|ts|java|kotlin|scala|swift|common|shared|utils?|helpers?)$/i;
const MAX_LENGTH = 48;

/** Unique names for all topics, in their order. */
export function nameTopics(topics: readonly Nameable[]): TopicName[] {
  const owners = topics.map(owningDirectory);
  const taken = new Set<string>();
  return topics.map((topic, index) => {
    const own = owners[index];
    const shared = own !== undefined && owners.some((other, at) => at !== index && other === own);
    const candidates = [
      ...(own === undefined || shared ? [] : [{ name: humanize(own), namedAfter: "directory" as const }]),
      ...representative(topic),
      ...topic.symbols
        .slice(0, 5)
        .map(({ symbol }) => ({ name: clean(symbol.name), namedAfter: "symbol" as const })),
      ...topic.files.slice(0, 3).map(({ path }) => ({ name: fileName(path), namedAfter: "file" as const })),
    ].filter(({ name }) => /\p{L}/u.test(name));
    const [fallback = { name: `Partie ${index + 1}`, namedAfter: "file" as const }] = candidates;
    const free = candidates.find(({ name }) => !taken.has(keyOf(name))) ?? numbered(fallback, taken);
    taken.add(keyOf(free.name));
    return free;
  });
}

/**
 * The main symbol if it represents the whole topic, else the name of the main file if it is
 * specific.
 */
function representative({ files, symbols, parts, size }: Nameable): TopicName[] {
  const [main, second] = symbols;
  const stem = stemOf((main?.file ?? files[0])?.path ?? "");
  const fileStem = stemOf(files[0]?.path ?? "");
  const named = GENERIC_STEM.test(fileStem)
    ? []
    : [{ name: humanize(fileStem), namedAfter: "file" as const }];
  const [part] = parts;
  if (main === undefined && part?.lines !== undefined) {
    const { startLine, endLine } = part.lines;
    return [{ name: `${fileName(part.path)} L${startLine}-L${endLine}`, namedAfter: "file" }];
  }
  if (main === undefined) return named;
  const { symbol } = main;
  const divided = parts.some(({ lines }) => lines !== undefined);
  const [ofFile, ofSymbol] = [keyOf(stem), keyOf(symbol.name)];
  const alike = ofFile.startsWith(ofSymbol) || ofSymbol.startsWith(ofFile);
  const large = symbol.endLine - symbol.startLine + 1 >= 0.3 * size;
  const ahead = main.score - (second?.score ?? 0) >= 3;
  const dominant = divided || (symbol.kind !== "constant" && (alike || large || ahead));
  return dominant ? [{ name: clean(symbol.name), namedAfter: "symbol" }] : named;
}

/** File names that every project has. */
const GENERIC_STEM = /^(index|main|mod|lib|__init__|__main__|types?|d|setup|app)$/i;

function stemOf(path: string): string {
  const base = path.slice(path.lastIndexOf("/") + 1);
  return base
    .slice(0, 1)
    .concat(base.slice(1).split(".", 1)[0] ?? "")
    .replace(/^_+|(?<!_)_+$/g, "");
}

/**
 * Names with the same letters get the same key, because their documents would have the same file
 * name.
 */
function keyOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function numbered({ name, namedAfter }: TopicName, taken: ReadonlySet<string>): TopicName {
  let number = 2;
  while (taken.has(keyOf(`${name} ${number}`))) number += 1;
  return { name: `${name} ${number}`, namedAfter };
}

/**
 * The specific directory that holds most files of a topic; undefined for topics of one or two
 * files.
 */
function owningDirectory({ files }: Nameable): string | undefined {
  if (files.length < 3) return undefined;
  const counts = new Map<string, number>();
  for (const { path } of files) {
    const segments = directoryOf(path).split("/").filter(Boolean);
    for (let depth = segments.length; depth > 0; depth -= 1) {
      const directory = segments.slice(0, depth).join("/");
      counts.set(directory, (counts.get(directory) ?? 0) + 1);
    }
  }
  const owners = [...counts].filter(([, count]) => count >= files.length * 0.65);
  const deepest = owners.sort(
    ([a], [b]) => b.split("/").length - a.split("/").length || (a < b ? -1 : 1),
  )[0]?.[0];
  const telling = deepest?.split("/").findLastIndex((segment) => !LAYOUT.test(segment)) ?? -1;
  return telling === -1
    ? undefined
    : deepest
        ?.split("/")
        .slice(0, telling + 1)
        .join("/");
}

function humanize(directory: string): string {
  const words = clean(directory.slice(directory.lastIndexOf("/") + 1).replace(/[-_.]+/g, " "));
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function fileName(path: string): string {
  const base = path.slice(path.lastIndexOf("/") + 1);
  return clean(base);
}

/** Keeps letters, digits and marks without a meaning in Markdown, HTML, YAML and diagrams. */
function clean(text: string): string {
  const cleaned = text
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}\p{M} ._-]+/gu, " ")
    .replace(/\s+/g, " ");
  return cutText(cleaned, MAX_LENGTH).replace(/^[\s._-]+|(?<![\s._-])[\s._-]+$/g, "");
}
