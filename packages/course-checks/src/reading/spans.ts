import type { Citation } from "@fondation/course";
import { citedText, type RepositoryReader, sourceLines } from "@fondation/repository";

/** The cited text, or the reason why the citation does not resolve. */
export type Span = { readonly text: string } | { readonly text?: never; readonly fault: string };

export async function resolveSpan(repository: RepositoryReader, citation: Citation): Promise<Span> {
  const file = await repository.readFile(citation.path);
  if (file === undefined) return { fault: "the commit has no such file, or it is too large to be read" };
  if (file.includes("\0")) return { fault: "it is not a text file" };
  const text = citedText(file, citation);
  return text === undefined ? { fault: `the file has ${sourceLines(file).length} lines` } : { text };
}
