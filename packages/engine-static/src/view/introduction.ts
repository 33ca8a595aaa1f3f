/** Finds the comment of the repository that introduces a topic best. */

import { inlineCitation, inlineCode } from "@fondation/course";
import {
  oneLine,
  type DocComment,
  firstParagraph,
  holds,
  type SourceFile,
  type Topic,
} from "@fondation/code";
import { quotedProse } from "../markdown/prose.ts";

export interface Introduction {
  readonly file: SourceFile;
  /** The symbol that the comment documents; absent for a comment on the whole file. */
  readonly symbol?: string;
  readonly doc: DocComment;
  /** The first sentences of the comment, as one line of plain text. */
  readonly text: string;
}

/**
 * For a topic named after a symbol, the comment on that symbol; otherwise that of a file with its
 * name; then those of its main types, a type inside another one last. The comment of another file
 * may tell of that file alone.
 */
export function findIntroduction(topic: Topic): Introduction | undefined {
  const whole = topic.parts.every(({ lines }) => lines === undefined);
  const docsOf = (files: readonly SourceFile[]): Introduction[] =>
    whole ? files.flatMap((file) => introduce(file, file.code.moduleDoc)) : [];
  const fromFiles = docsOf(introducingFiles(topic));
  const isInner = ({ symbol }: Topic["symbols"][number]): boolean => symbol.container !== undefined;
  const symbols = topic.symbols.slice(0, 4);
  const fromSymbols = [...symbols.filter((item) => !isInner(item)), ...symbols.filter(isInner)].flatMap(
    ({ file, symbol }) => introduce(file, symbol.doc, symbol.name),
  );
  const [main] = topic.symbols;
  const named = fromSymbols.filter(({ symbol }) => symbol === main?.symbol.name);
  const ordered = [
    ...(topic.namedAfter === "symbol" ? named : []),
    ...fromFiles,
    ...fromSymbols,
    ...docsOf(topic.files.slice(0, 3)),
  ];
  return ordered.find(({ file, doc }) => topic.parts.some((part) => holds(part, file.path, doc.startLine)));
}

/** Files whose first comment may describe the whole topic: files with its name, then entry files. */
function introducingFiles({ name, namedAfter, files }: Topic): SourceFile[] {
  const wanted = letters(name);
  const stem = ({ path }: SourceFile): string =>
    letters(path.slice(path.lastIndexOf("/") + 1).split(".", 1)[0] ?? "");
  const alike = files.filter(
    (file) => stem(file).length > 2 && (stem(file).startsWith(wanted) || wanted.startsWith(stem(file))),
  );
  const entries = namedAfter === "directory" ? files.filter((file) => ENTRY.test(stem(file))) : [];
  return [...new Set([...alike, ...entries])];
}

const ENTRY = /^(index|main|start|app|server|cli|mod|lib|init|doc)$/;

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function introduce(file: SourceFile, doc: DocComment | undefined, symbol?: string): Introduction[] {
  const paragraph = doc === undefined ? undefined : firstParagraph(doc.text);
  if (doc === undefined || paragraph === undefined || paragraph.length < 15) return [];
  return [{ file, doc, text: oneLine(paragraph), ...(symbol === undefined ? {} : { symbol }) }];
}

export function quotedIntroduction(
  topic: Topic,
): { subject: string; doc: string; citation: string } | undefined {
  const found = findIntroduction(topic);
  if (found === undefined) return undefined;
  const { startLine, endLine } = found.doc;
  return {
    subject: inlineCode(found.symbol ?? found.file.path),
    doc: quotedProse(found.text),
    citation: inlineCitation({ path: found.file.path, startLine, endLine }),
  };
}
