/** The first sentences of a README about its project, as plain text. */

import { cutText } from "@fondation/environment/cut-text";
import { firstParagraph, oneLine, type Place } from "@fondation/code";
import { parseMarkdown } from "@fondation/course";

type MarkdownNode = ReturnType<typeof parseMarkdown> | ReturnType<typeof parseMarkdown>["children"][number];

/** In characters. The rest of a longer README is ignored. */
const MAX_README = 20_000;

export function readmeIntroduction(texts: ReadonlyMap<string, string>): string | undefined {
  return findReadme(texts)?.text;
}

/** The first paragraph of prose in the README at the root. Skips badges, tables and directives. */
export function findReadme(
  texts: ReadonlyMap<string, string>,
): { readonly text: string; readonly place: Place } | undefined {
  for (const [path, text] of texts) {
    if (!/^readme(\.\w+)?$/i.test(path)) continue;
    for (const node of parseMarkdown(cutText(text, MAX_README)).children) {
      if (node.type !== "paragraph") continue;
      // A badge stays text when the address of its picture is not in the part that is read.
      const paragraph = oneLine(plainText(node));
      if (paragraph.length < 40 || /^(\.\.|\||:|=|<|\[?!\[)/.test(paragraph) || !hasTwoWords(paragraph)) {
        continue;
      }
      const found = firstParagraph(paragraph, 300);
      const [startLine, endLine] = [node.position?.start.line ?? 1, node.position?.end.line ?? 1];
      return found === undefined ? undefined : { text: found, place: { path, startLine, endLine } };
    }
  }
  return undefined;
}

/** Whether white space stands between two words of three letters or more. */
function hasTwoWords(text: string): boolean {
  const first = text.search(/\p{L}{3}/u);
  if (first === -1) return false;
  const after = text.slice(first + 3);
  const space = after.search(/\s/);
  return space !== -1 && /\p{L}{3}/u.test(after.slice(space));
}

function plainText(node: MarkdownNode): string {
  if (node.type === "html" || node.type === "image" || node.type === "imageReference") return "";
  if ("value" in node && typeof node.value === "string") return node.value;
  return "children" in node ? node.children.map((child) => plainText(child as MarkdownNode)).join("") : "";
}
