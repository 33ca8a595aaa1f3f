/** What a topic's own documentation says of it: the best comment there is, with the place it stands. */

import { inlineCitation, inlineCode } from "@fondation/course";
import {
  oneLine,
  type DocComment,
  firstParagraph,
  holds,
  type SourceFile,
  type Topic,
} from "@fondation/code";
import { foreignProse } from "../markdown/prose.ts";

/** A comment that introduces a topic. */
export interface FoundIntroduction {
  readonly file: SourceFile;
  /** The symbol it documents; absent for a comment on the whole file. */
  readonly symbol?: string;
  readonly doc: DocComment;
  /** Its first sentences, one line of plain text. */
  readonly text: string;
}

/** The comment on the main file when the topic is named after its place, else the one on its main symbol, else the next best. */
export function findIntroduction(topic: Topic): FoundIntroduction | undefined {
  const whole = topic.parts.every(({ lines }) => lines === undefined);
  const fromFiles = whole ? tellingFiles(topic).flatMap((file) => introduce(file, file.code.moduleDoc)) : [];
  const fromSymbols = topic.symbols
    .slice(0, 4)
    .flatMap(({ file, symbol }) => introduce(file, symbol.doc, symbol.name));
  const [main] = topic.symbols;
  const named = fromSymbols.filter(({ symbol }) => symbol === main?.symbol.name);
  const ordered =
    topic.namedAfter === "symbol" ? [...named, ...fromFiles, ...fromSymbols] : [...fromFiles, ...fromSymbols];
  return ordered.find(({ file, doc }) => topic.parts.some((part) => holds(part, file.path, doc.startLine)));
}

/** Files whose first comment is about the whole topic: named like it, then entries, then the most important ones. */
function tellingFiles({ name, namedAfter, files }: Topic): SourceFile[] {
  const wanted = letters(name);
  const stem = ({ path }: SourceFile): string => letters(path.replace(/^.*\//, "").replace(/\..*$/, ""));
  const alike = files.filter(
    (file) => stem(file).length > 2 && (stem(file).startsWith(wanted) || wanted.startsWith(stem(file))),
  );
  const entries = namedAfter === "directory" ? files.filter((file) => ENTRY.test(stem(file))) : [];
  return [...new Set([...alike, ...entries, ...files.slice(0, 3)])];
}

const ENTRY = /^(index|main|start|app|server|cli|mod|lib|init|doc)$/;

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function introduce(file: SourceFile, doc: DocComment | undefined, symbol?: string): FoundIntroduction[] {
  const paragraph = doc === undefined ? undefined : firstParagraph(doc.text);
  if (doc === undefined || paragraph === undefined || paragraph.length < 15) return [];
  return [{ file, doc, text: oneLine(paragraph), ...(symbol === undefined ? {} : { symbol }) }];
}

/** The introduction as the documents quote it. */
export function introductionOf(topic: Topic): { subject: string; doc: string; citation: string } | undefined {
  const found = findIntroduction(topic);
  if (found === undefined) return undefined;
  const { startLine, endLine } = found.doc;
  return {
    subject: inlineCode(found.symbol ?? found.file.path),
    doc: foreignProse(found.text),
    citation: inlineCitation({ path: found.file.path, startLine, endLine }),
  };
}
