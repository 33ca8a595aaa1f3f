/**
 * Fills the cited lines into the excerpts of a document. The model writes only the citation; the
 * lines come from the repository.
 */

import { fencedBlock, parseCitation, parseMarkdown } from "@fondation/course";
import { citedText, type RepositoryReader } from "@fondation/repository";

const SOURCE = /(?:^|\s)source=(?<source>\S*)/u;

/**
 * Fills blocks with a `source=` that are empty, or differ from the cited lines only by trailing
 * spaces. Leaves a block with other text, or with an invalid citation, unchanged: the checks report
 * it.
 */
export async function fillExcerpts(
  markdown: string,
  repository: Pick<RepositoryReader, "readFile">,
): Promise<string> {
  const lines = markdown.split("\n");
  // From the end, so that the offsets of earlier blocks stay valid.
  for (const node of parseMarkdown(markdown).children.toReversed()) {
    if (node.type !== "code" || node.position === undefined) continue;
    const info = [node.lang, node.meta].filter(Boolean).join(" ");
    const source = SOURCE.exec(info)?.groups?.source;
    const text = source === undefined ? undefined : await textOf(source, repository);
    if (text === undefined || !(node.value.trim() === "" || isAlike(node.value, text))) continue;
    const { start, end } = node.position;
    lines.splice(start.line - 1, end.line - start.line + 1, ...fencedBlock(info, text).split("\n"));
  }
  return lines.join("\n");
}

async function textOf(
  source: string,
  repository: Pick<RepositoryReader, "readFile">,
): Promise<string | undefined> {
  const citation = decoded(source);
  const file = citation === undefined ? undefined : await repository.readFile(citation.path);
  return citation === undefined || file === undefined ? undefined : citedText(file, citation);
}

function decoded(source: string): ReturnType<typeof parseCitation> {
  try {
    return parseCitation(decodeURIComponent(source));
  } catch {
    return undefined;
  }
}

function isAlike(shown: string, cited: string): boolean {
  const bare = (text: string): string =>
    text
      .split("\n")
      .map((line) => line.trimEnd())
      .join("\n")
      .trim();
  return bare(shown) === bare(cited);
}
