/** The list of a topic's files: the declarations of each file, and its own introduction. */

import { inlineCode, inlineCitation } from "@fondation/course";
import type { SourceFile, Topic } from "@fondation/code";
import { bullets } from "../markdown/blocks.ts";
import { codes } from "../markdown/names.ts";
import type { CourseView } from "../view/course-view.ts";
import { docSentence } from "../markdown/prose.ts";

const SHOWN = 6;

/** The most important files in detail, the others by name. */
export function describeFiles(topic: Topic, { words }: CourseView): (string | undefined)[] {
  const shown = topic.files.slice(0, SHOWN);
  const others = topic.files.slice(SHOWN).map(({ path }) => inlineCode(path));
  const named = others.slice(0, 8);
  const rest = others.length - named.length;
  return [
    bullets(shown.map((file) => describe(file, topic, words))),
    others.length === 0 ? undefined : words.chapter.otherFiles(named, rest),
  ];
}

function describe(file: SourceFile, topic: Topic, words: CourseView["words"]): string {
  const span = topic.parts.find(({ path }) => path === file.path)?.lines;
  const startLine = span?.startLine ?? 1;
  const endLine = span?.endLine ?? file.lines.length;
  const declared = topic.symbols.filter(
    (ranked) => ranked.file === file && ranked.symbol.kind !== "constant",
  );
  return words.chapter.file({
    citation: inlineCitation({ path: file.path, startLine, endLine }),
    lines: endLine - startLine + 1,
    doc: span === undefined ? docSentence(file.code.moduleDoc?.text, 160) : undefined,
    declares: codes(
      declared.map(({ symbol }) => symbol.name),
      4,
    ),
  });
}
