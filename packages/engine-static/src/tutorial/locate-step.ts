import { fencedBlock, inlineCitation, inlineCode } from "@fondation/course";
import { shellWord, type Topic } from "@fondation/code";
import { citeSymbol, shortened } from "../markdown/names.ts";
import type { CourseView } from "../view/course-view.ts";
import { excerpt, showExcerpt } from "../markdown/excerpt.ts";
import type { Step } from "./step.ts";

const SHOWN = 14;

/** Asks the reader to open the main file and find the names that it exports. */
export function locateStep(topic: Topic, view: CourseView): Step | undefined {
  const { locate } = view.words.tutorial;
  const file = topic.symbols[0]?.file ?? topic.files[0];
  if (file === undefined) return undefined;
  const shown = excerpt(file, { startLine: 1, endLine: file.lines.length }, SHOWN);
  if (shown === undefined) return undefined;
  const exported = file.code.symbols.filter((symbol) => symbol.exported && symbol.kind !== "method");
  const items = exported.map((symbol) => `${inlineCode(symbol.name)} (${citeSymbol(file, symbol)})`);
  return {
    title: locate.title,
    blocks: [
      locate.text({ citation: inlineCitation(shown.citation) }),
      fencedBlock("sh example", `git show ${shellWord(`HEAD:${file.path}`)}`),
      showExcerpt(file, shown),
    ],
    question: locate.question(inlineCode(file.path)),
    answer:
      items.length === 0
        ? locate.answerNone(inlineCode(file.path))
        : locate.answer(shortened(items, 15, view.words)),
  };
}

/** Asks the reader to read a passage of a file without known declarations. */
export function readTextStep(topic: Topic, view: CourseView): Step | undefined {
  const { locate, text } = view.words.tutorial;
  const [part] = topic.parts;
  const file = topic.files.find(({ path }) => path === part?.path);
  if (file === undefined) return undefined;
  const whole = { startLine: 1, endLine: file.lines.length };
  const shown = excerpt(file, part?.lines ?? whole, 30);
  return {
    title: locate.title,
    blocks: [
      ...(shown === undefined ? [] : [text.title(inlineCitation(shown.citation)), showExcerpt(file, shown)]),
      fencedBlock("sh example", `git show ${shellWord(`HEAD:${file.path}`)} | wc -l`),
    ],
    question: text.question(inlineCode(file.path)),
    answer: text.answer({
      lines: file.lines.length,
      citation: inlineCitation({ path: file.path, ...whole }),
      language: file.language,
    }),
  };
}
