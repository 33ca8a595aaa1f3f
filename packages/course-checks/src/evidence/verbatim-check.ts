/**
 * G6: a block with a source shows exactly the cited lines, and every other block of code is labelled
 * as an example, a diagram or an answer.
 */

import { ANSWER, type CheckOutcome, formatCitation, type Language, walkBlocks } from "@fondation/course";
import { type CheckName, Tally } from "../outcome/tally.ts";
import type { DocumentText } from "../reading/course-text.ts";
import type { Occurrence } from "../reading/occurrences.ts";
import type { ResolveSpan } from "../reading/spans.ts";

export const VERBATIM: CheckName = {
  id: "G6",
  title: { fr: "Code montré tel quel", en: "Code shown verbatim" },
};

/** The languages of blocks that are not code, and the labels of code that is nobody's. */
const LABELS: ReadonlySet<string> = new Set([ANSWER, "mermaid", "example", "exemple"]);

/** A citation that does not resolve is a finding of G3 only. */
export async function checkVerbatim(
  texts: readonly DocumentText[],
  occurrences: readonly Occurrence[],
  resolveSpan: ResolveSpan,
  language: Language,
): Promise<CheckOutcome> {
  const tally = new Tally(VERBATIM);
  for (const { slug, line, citation, verbatim } of occurrences) {
    if (verbatim === undefined) continue;
    const { text } = await resolveSpan(citation);
    if (text === undefined) continue;
    const message = `The block is not the text of ${formatCitation(citation)}. Show exactly those lines, or label the block "example" without a source.`;
    tally.count(slug, asMarkdown(verbatim) === asMarkdown(text) ? [] : [{ message, ...(line && { line }) }]);
  }
  for (const { slug, blocks } of texts) {
    walkBlocks(blocks, (block) => {
      if (block.kind !== "code") return;
      const words = block.info.split(/\s+/);
      if (words.some((word) => word.startsWith("source="))) return;
      const message = `The block has no source. Give it "source=path#L1-L2", or label it "example".`;
      tally.count(slug, words.some((word) => LABELS.has(word)) ? [] : [{ line: block.line, message }]);
    });
  }
  return tally.outcome(language);
}

/**
 * Markdown turns a lone carriage return into a line break, and NUL into U+FFFD. Any other
 * difference is a fault.
 */
function asMarkdown(shown: string): string {
  return shown.replaceAll(/\r\n?/g, "\n").replaceAll("\0", "\uFFFD");
}
