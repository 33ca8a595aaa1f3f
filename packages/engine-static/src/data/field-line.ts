/** One field as an item of a list: its name, type, default, comment and place. */

import type { Field, SourceFile } from "@fondation/code";
import { inlineCitation, inlineCode } from "@fondation/course";
import { docSentence } from "../markdown/prose.ts";
import type { CourseView } from "../view/course-view.ts";

export function describeField(
  { name, type, default: value, doc, startLine }: Field,
  { path, lines }: Pick<SourceFile, "path" | "lines">,
  words: CourseView["words"]["data"],
): string {
  return words.field({
    name: inlineCode(name),
    type: type === undefined ? undefined : inlineCode(type),
    // A parameter of the same name is no value.
    value: value === undefined || value === name ? undefined : inlineCode(value),
    isConstant:
      /\b(?:const|final|readonly)\b/.test(lines[startLine - 1] ?? "") || /^[A-Z][A-Z\d_]*$/.test(name),
    doc: docSentence(doc?.text, 160),
    citation: inlineCitation({ path, startLine, endLine: startLine }),
  });
}
