/**
 * Cuts the tree of directories into concepts: a directory with a telling name is one, unless it
 * holds too much of the repository; then its own files are one, and its directories are cut further.
 */

import { compareBy } from "../compare.ts";
import { directoryOf } from "../graph/directories.ts";
import type { SourceFile } from "../survey/survey.ts";
import type { CodeSymbol } from "../syntax/parsed-code.ts";
import {
  type Concept,
  isBrand,
  isCommand,
  isGeneric,
  isLayout,
  isPlumbing,
  stemOf,
  type Subject,
} from "./concept.ts";
import { keyOf, wordsOf } from "./words.ts";

/** A directory with a larger share of the lines above it is the product itself. */
const BRAND_SHARE = 0.6;

/** The files of a directory without its inner ones are a smaller concept. */
const OWN_SHARE = 0.7;

/** A file with less of a package may bear its name, but is not the main one. */
const MAIN_SHARE = 0.08;

/** A file with a larger share of a directory's lines is what the directory is about. */
const MOST_LINES = 0.8;

/** A type with a larger share of a file's lines is what the file is about. */
const DOMINANT_SHARE = 0.4;

interface Directory {
  readonly path: string;
  readonly files: SourceFile[];
  readonly inner: Map<string, Directory>;
  size: number;
}

export interface OutlineLimits {
  /** The most lines of a concept. */
  readonly lines: number;
  /** The most lines of a package of a monorepo. */
  readonly packageLines: number;
  /** Directories of packages. */
  readonly packages: ReadonlySet<string>;
  /** The repository's own names, with which names of directories may begin, in lower case. */
  readonly brands: ReadonlySet<string>;
}

/** Concepts of whole files, sorted by path. */
export function outline(files: readonly SourceFile[], limits: OutlineLimits): Concept[] {
  const concepts: Concept[] = [];
  cut(treeOf(files), limits, concepts);
  return concepts.sort(compareBy(({ parts }) => parts[0]?.path ?? ""));
}

/** The telling name of the directory that holds most of the code, and of public headers: the repository's own. */
export function brandDirectories(files: readonly SourceFile[]): string[] {
  const names: string[] = [];
  let directory: Directory | undefined = treeOf(files);
  while (directory !== undefined) {
    const most: number = BRAND_SHARE * directory.size;
    directory = [...directory.inner.values()].find(({ size }) => size > most);
    const name = directory?.path.slice(directory.path.lastIndexOf("/") + 1) ?? "";
    if (name !== "" && !isLayout(name)) names.push(name);
  }
  const headers = files.flatMap(({ path }) => /(?:^|\/)include\/([^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set([...names.slice(0, 1), ...headers])];
}

function treeOf(files: readonly SourceFile[]): Directory {
  const root: Directory = { path: "", files: [], inner: new Map(), size: 0 };
  for (const file of files) {
    let directory = root;
    directory.size += file.lines.length;
    for (const segment of directoryOf(file.path).split("/").filter(Boolean)) {
      const path = directory.path === "" ? segment : `${directory.path}/${segment}`;
      const next = directory.inner.get(segment) ?? { path, files: [], inner: new Map(), size: 0 };
      directory.inner.set(segment, next);
      directory = next;
      directory.size += file.lines.length;
    }
    directory.files.push(file);
  }
  return root;
}

function cut(directory: Directory, limits: OutlineLimits, concepts: Concept[]): void {
  const { path, files, inner } = directory;
  const name = withoutBrand(path.slice(path.lastIndexOf("/") + 1), limits.brands);
  const isPackage = limits.packages.has(path);
  const subject: Subject = { kind: "directory", path, name };
  const isCommands = isCommand(subject) ? path !== "cmd" : name === "cmd" && path.includes("src/");
  const isPassage = files.length === 0 && inner.size < 2;
  const isOwnName = isLayout(name) || isBrand(name, limits.brands);
  const isTelling =
    path !== "" && (isCommands || (!isOwnName && (isPackage || !(isPassage || isPlumbing(name)))));
  const room = isPackage ? limits.packageLines : limits.lines;
  if (isTelling && directory.size <= room) {
    const all = filesBelow(directory);
    const main = all.find((file) => file.lines.length > MOST_LINES * directory.size && isOneType(file));
    concepts.push(conceptOf(named(main === undefined ? subject : subjectOf(main, limits), all, limits), all));
    return;
  }
  const own = files.reduce((sum, file) => sum + file.lines.length, 0);
  const isOne = isTelling && inner.size > 0 && own <= OWN_SHARE * limits.lines;
  const heads = isOne ? files : isTelling ? files.filter((file) => isHead(file, name)) : [];
  if (heads.length > 0) concepts.push(conceptOf(named(subject, heads, limits), heads));
  for (const file of files) {
    if (!heads.includes(file))
      concepts.push(conceptOf(named(subjectOf(file, limits), [file], limits), [file]));
  }
  for (const child of inner.values()) cut(child, limits, concepts);
}

/** Whether a file declares the type that it is called after. */
function isOneType({ path, code }: SourceFile): boolean {
  const isType = ({ kind }: CodeSymbol): boolean =>
    kind === "class" || kind === "struct" || kind === "interface";
  return code.symbols.some((symbol) => isType(symbol) && keyOf(symbol.name) === keyOf(stemOf(path)));
}

/** `Handler/AbstractHandler.php` and `Handler/HandlerInterface.php`: what the other handlers have in common. */
function isHead({ path }: SourceFile, directory: string): boolean {
  const telling = wordsOf(stemOf(path)).filter((word) => !isGeneric(word));
  return keyOf(telling.join(" ")) === keyOf(directory);
}

/** `riverdriver` → `driver` and `okhttp-tls` → `tls`, where `river` and `okhttp` are the project's names. */
function withoutBrand(name: string, brands: ReadonlySet<string>): string {
  if (/^\p{Lu}\p{Ll}+\p{Lu}/u.test(name) && !name.includes(".")) return name;
  for (let end = name.length - 2; end > 2; end -= 1) {
    const rest = name.slice(end).replace(/^[-_.]/, "");
    if (brands.has(name.slice(0, end).toLowerCase()) && /^[\p{L}]{2}/u.test(rest) && !/^s?\W/.test(rest))
      return rest;
  }
  return name;
}

function filesBelow({ files, inner }: Directory): SourceFile[] {
  return [...files, ...[...inner.values()].flatMap(filesBelow)];
}

/** The repository's own name says nothing, except of the code of the type with that name. */
function named(
  subject: Subject,
  files: readonly SourceFile[],
  { brands, packageLines }: OutlineLimits,
): Subject {
  if (!isBrand(subject.name, brands)) return subject;
  const key = keyOf(subject.name);
  const isOwnType = files.some(
    ({ code, lines }) =>
      lines.length > MAIN_SHARE * packageLines &&
      code.symbols.some(
        ({ kind, name, container }) =>
          keyOf((kind === "method" ? container : kind === "class" || kind === "struct" ? name : "") ?? "") ===
          key,
      ),
  );
  return isOwnType ? subject : { ...subject, general: true };
}

/**
 * An entry file of a directory (`index`, `mod`, `__init__`) stands for the directory; a file with a
 * generic name for the type that most of it is.
 */
function subjectOf(file: SourceFile, { brands }: OutlineLimits): Subject {
  const { path } = file;
  const stem = stemOf(path);
  const directory = directoryOf(path);
  const name = directory.slice(directory.lastIndexOf("/") + 1);
  if (
    /^(index|mod|_*init_*|init__|lib|main|base)$/.test(stem) &&
    name !== "" &&
    (!isLayout(name) || name === "app")
  ) {
    return { kind: "file", path, name };
  }
  const telling = isGeneric(stem) ? dominantType(file) : undefined;
  return { kind: "file", path, name: telling ?? withoutBrand(stem, brands) };
}

/** The exported type with most of a file's lines. */
function dominantType({ code, lines }: SourceFile): string | undefined {
  return code.symbols.find(
    ({ kind, name, exported, startLine, endLine }) =>
      (kind === "class" || kind === "struct") &&
      exported &&
      !isGeneric(name) &&
      endLine - startLine > DOMINANT_SHARE * lines.length,
  )?.name;
}

function conceptOf(subject: Subject, files: readonly SourceFile[]): Concept {
  return {
    subject,
    parts: files.map(({ path }) => ({ path })),
    size: files.reduce((sum, { lines }) => sum + lines.length, 0),
  };
}
