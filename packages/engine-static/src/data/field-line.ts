/** One field as an item of a list: its name, type, default, comment and place. */

import type { Field } from "@fondation/code";
import { inlineCitation, inlineCode } from "@fondation/course";
import { docSentence } from "../markdown/prose.ts";
import type { CourseView } from "../view/course-view.ts";

export function describeField(
  { name, type, default: value, doc, startLine }: Field,
  path: string,
  words: CourseView["words"]["data"],
): string {
  return words.field({
    name: inlineCode(name),
    type: type === undefined ? undefined : inlineCode(type),
    value: value === undefined ? undefined : inlineCode(value),
    doc: docSentence(doc?.text, 160),
    citation: inlineCitation({ path, startLine, endLine: startLine }),
  });
}
