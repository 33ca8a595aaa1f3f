/** The first sentences a README says of its project, as plain text. */

import { parseMarkdown } from "@fondation/course";
import { oneLine, firstParagraph } from "@fondation/code";

type MarkdownNode = ReturnType<typeof parseMarkdown> | ReturnType<typeof parseMarkdown>["children"][number];

/** The first real paragraph of the README in a directory (`""` is the root); badges, tables and directives do not count. */
export function readmeIntroduction(
  texts: Iterable<readonly [string, string]>,
  directory: string,
): string | undefined {
  const prefix = directory === "" ? "" : `${directory}/`;
  for (const [path, text] of texts) {
    const rest = path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
    if (rest === undefined || !/^readme(\.\w+)?$/i.test(rest)) continue;
    for (const node of parseMarkdown(text.slice(0, 20_000)).children) {
      if (node.type !== "paragraph") continue;
      const paragraph = oneLine(plain(node));
      if (
        paragraph.length < 40 ||
        /^(\.\.|\||:|=|<)/.test(paragraph) ||
        !/\p{L}{3}.*\s.*\p{L}{3}/u.test(paragraph)
      ) {
        continue;
      }
      return firstParagraph(paragraph, 300);
    }
  }
  return undefined;
}

function plain(node: MarkdownNode): string {
  if (node.type === "html" || node.type === "image" || node.type === "imageReference") return "";
  if ("value" in node && typeof node.value === "string") return node.value;
  return "children" in node ? node.children.map((child) => plain(child as MarkdownNode)).join("") : "";
}
