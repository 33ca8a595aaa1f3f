/** Why the code of a part is as it is: comments inside its functions, in the words of their authors. */

import {
  type CodeFunction,
  compareBy,
  firstParagraph,
  oneLine,
  statementsIn,
  type Topic,
  topicAt,
} from "@fondation/code";
import { inlineCitation, inlineCode } from "@fondation/course";
import { bullets } from "../markdown/blocks.ts";
import { quotedProse } from "../markdown/prose.ts";
import type { CourseView } from "../view/course-view.ts";
import { codeOf } from "../view/function-names.ts";

const SHOWN = 10;
const PER_FUNCTION = 2;
/** In characters. */
const MAX_TEXT = 420;
const MAX_CONDITION = 80;

/** A cause or a danger says more than a rule. */
const STRONG =
  /\b(?:because|so that|otherwise|race|deadlock|leak|since|avoid|prevent|in order to|unfortunately|even though|guarantee)/i;

interface Reason {
  readonly fn: CodeFunction;
  readonly text: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly worth: number;
}

/** Blocks of Markdown without their heading. */
export function reasons(topic: Topic, view: CourseView): string[] {
  const all = reasonsOf(topic, view);
  const perFunction = Map.groupBy(all, ({ fn }) => fn);
  const kept = all
    .filter((reason) => (perFunction.get(reason.fn) ?? []).indexOf(reason) < PER_FUNCTION)
    .slice(0, SHOWN)
    .sort(
      compareBy(
        ({ fn }) => fn.file.path,
        ({ startLine }) => -startLine,
      ),
    );
  const { chapter } = view.words;
  const items = kept.map(({ fn, text, startLine, endLine }) =>
    chapter.reason({
      fn: codeOf(fn),
      citation: inlineCitation({ path: fn.file.path, startLine, endLine }),
      condition: conditionBelow(fn, endLine),
      text: quotedProse(text),
    }),
  );
  const more = all.length - kept.length;
  if (more > 0) items.push(chapter.moreReasons(more));
  return [bullets(items) ?? ""];
}

/** Those that weigh most first. */
function reasonsOf(topic: Topic, view: CourseView): Reason[] {
  const { calls, topics } = view;
  return topic.files
    .filter(({ role }) => role === "source")
    .flatMap((file) =>
      file.code.remarks.flatMap(({ text, startLine, endLine }): Reason[] => {
        const fn = calls.functionAt(file.path, startLine);
        if (fn === undefined || topicAt(topics, file.path, startLine) !== topic) return [];
        const line = oneLine(text);
        const shown = line.length <= MAX_TEXT ? line : firstParagraph(text, MAX_TEXT);
        if (shown === undefined) return [];
        const length = Math.min(1, shown.length / 200);
        const worth = Math.round((calls.massOf(fn) + length) * 1e4) / 1e4 + (STRONG.test(shown) ? 1 : 0);
        return [{ fn, text: shown, startLine, endLine, worth }];
      }),
    )
    .sort(
      compareBy(
        ({ worth }) => worth,
        ({ fn }) => fn.file.path,
        ({ startLine }) => -startLine,
      ),
    );
}

const DECIDES: ReadonlySet<string> = new Set(["if", "else", "loop", "case", "catch"]);

/** The condition that the comment stands above. */
function conditionBelow({ file, symbol }: CodeFunction, line: number): string | undefined {
  const below = statementsIn(file.code.statements, symbol).find(({ startLine }) => startLine > line);
  if (below?.startLine !== line + 1 || below.head === undefined || !DECIDES.has(below.kind)) return undefined;
  return below.head.length > MAX_CONDITION ? undefined : inlineCode(below.head);
}
