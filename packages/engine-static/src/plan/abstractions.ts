/** Step 1: the abstractions, one for each topic. */

import { commonDirectory, compareBy, directoryOf, type Topic } from "@fondation/code";
import { type Abstraction, withoutSecrets } from "@fondation/course";
import type { CourseView } from "../view/course-view.ts";
import { findIntroduction } from "../view/introduction.ts";

const MAX_SYMBOLS = 24;

/** Files that an abstraction names, however many it has. Their paths have at most so many bytes. */
const MAX_FILES = 50;
const MAX_PATH_BYTES = 20_000;

export function describeAbstractions(view: CourseView): Abstraction[] {
  return view.topics.map((topic) => {
    const named = mostImportant(topic, view);
    return {
      id: topic.id,
      name: topic.name,
      description: withoutSecrets(describe(topic, named.length, view)),
      file_paths: named,
      symbols: [...new Set(topic.symbols.map(({ symbol }) => symbol.name))].slice(0, MAX_SYMBOLS),
    };
  });
}

/** Files that prove a relation of the topic are among them. */
function mostImportant(topic: Topic, view: CourseView): string[] {
  let bytes = 0;
  const proving = provingFiles(topic, view);
  const files = [...topic.files].sort(
    compareBy(({ path }) => (path === topic.files[0]?.path ? 2 : proving.has(path) ? 1 : 0)),
  );
  const [first = "", ...others] = files.slice(0, MAX_FILES).map(({ path }) => path);
  const fitting = others.filter((path) => {
    bytes += Buffer.byteLength(path);
    return bytes <= MAX_PATH_BYTES;
  });
  return [first, ...fitting];
}

function provingFiles({ id, files }: Topic, { ties }: CourseView): ReadonlySet<string> {
  const proving = new Set<string>();
  for (const { from, to, symbols, evidence } of files.length > MAX_FILES ? ties : []) {
    if (from === id) for (const { path } of evidence) proving.add(path);
    const used = new Set(to === id ? symbols : []);
    for (const { path, code } of files) {
      if (used.size > 0 && code.symbols.some(({ name }) => used.has(name))) proving.add(path);
    }
  }
  return proving;
}

function describe(topic: Topic, named: number, { words }: CourseView): string {
  const found = findIntroduction(topic);
  const symbols = topic.symbols.slice(0, 3).map(({ symbol }) => symbol.name);
  const [part] = topic.parts;
  const location =
    part?.lines === undefined
      ? words.description.gathers({
          files: topic.files.length,
          lines: topic.size,
          language: topic.files[0]?.language ?? "",
          places: placesOf(topic),
          symbols,
        })
      : words.description.part({
          path: part.path,
          start: part.lines.startLine,
          end: part.lines.endLine,
          symbols,
        });
  const quoted =
    found === undefined ? "" : words.description.quoted(found.symbol ?? found.file.path, found.text);
  const unnamed = topic.files.length - named;
  const rest = unnamed === 0 ? "" : words.description.unnamed(named, unnamed);
  return [quoted, location, rest].filter(Boolean).join(" ");
}

/** The common directory of the files, otherwise the two-segment directories with the most files. */
function placesOf({ files }: Topic): string[] {
  const paths = files.map(({ path }) => path);
  const common = commonDirectory(paths);
  if (common.includes("/") || paths.length === 1) return [common];
  const branches = Map.groupBy(paths, (path) => directoryOf(path).split("/").slice(0, 2).join("/"));
  return [...branches]
    .sort(
      compareBy(
        ([, members]) => members.length,
        ([directory]) => directory,
      ),
    )
    .slice(0, 3)
    .map(([directory]) => directory);
}
