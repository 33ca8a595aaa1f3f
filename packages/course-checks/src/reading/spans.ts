import { type Citation, formatCitation } from "@fondation/course";
import { type RepositoryReader, sourceLines } from "@fondation/repository";

/** The cited text, or the reason why the citation does not resolve. */
type Span = { readonly text: string } | { readonly text?: never; readonly fault: string };

/** Resolves citations; reads each file and each span once. */
export type ResolveSpan = (citation: Citation) => Promise<Span>;

type FileLines = { readonly lines: readonly string[] } | { readonly lines?: never; readonly fault: string };

export function spansOf(repository: RepositoryReader): ResolveSpan {
  const files = new Map<string, Promise<FileLines>>();
  const spans = new Map<string, Promise<Span>>();
  const resolve = async ({ path, startLine, endLine }: Citation): Promise<Span> => {
    const reading = files.get(path) ?? readLines(repository, path);
    files.set(path, reading);
    const file = await reading;
    if (file.lines === undefined) return { fault: file.fault };
    const { lines } = file;
    if (endLine > lines.length) return { fault: `the file has ${lines.length} lines` };
    return { text: lines.slice(startLine - 1, endLine).join("\n") };
  };
  return (citation) => {
    const key = formatCitation(citation);
    const known = spans.get(key) ?? resolve(citation);
    spans.set(key, known);
    return known;
  };
}

async function readLines(repository: RepositoryReader, path: string): Promise<FileLines> {
  const file = await repository.readFile(path);
  if (file === undefined) return { fault: "the commit has no such file, or it is too large to be read" };
  return file.includes("\0") ? { fault: "it is not a text file" } : { lines: sourceLines(file) };
}
