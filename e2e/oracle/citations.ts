/** The citations of a document by the oracle's own rules, checked against Git. */
import { codeSpans, dissect } from "./markdown.ts";
import type { OracleRepository } from "./repository.ts";

/** A span of lines, and the text that the document shows for it, if any. */
export interface CitedSpan {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly verbatim: string | undefined;
  readonly line: number;
}

const CITATION = /^(.+)#L(\d+)-L(\d+)$/s;

/** All citations of a Markdown document, including those in folded answers. */
export function citedSpans(markdown: string): CitedSpan[] {
  const { fences, prose } = dissect(markdown);
  const inline = prose.flatMap(({ text, line }) =>
    codeSpans(text).flatMap((code) => parse(code, undefined, line)),
  );
  const blocks = fences.flatMap(({ info, text, line }) => {
    const [, source] = /(?:^|\s)source=(\S+)/.exec(info) ?? [];
    if (source !== undefined) return parse(decodeURIComponent(source), text, line);
    return info.split(/\s+/)[0] === "answer" ? citedSpans(text) : [];
  });
  return [...inline, ...blocks];
}

/** All citations of a YAML document: values and list entries that are exactly one citation. */
export function citedInYaml(yaml: string): CitedSpan[] {
  return yaml.split("\n").flatMap((text, index) => {
    const value = text.replace(/^\s*(?:-\s+)?(?:\w+:\s+)?/, "").replace(/^(["'])(.*)\1$/, "$2");
    return parse(value, undefined, index + 1);
  });
}

function parse(text: string, verbatim: string | undefined, line: number): CitedSpan[] {
  const [, path, start, end] = CITATION.exec(text) ?? [];
  return path === undefined ? [] : [{ path, start: Number(start), end: Number(end), verbatim, line }];
}

/** What is wrong with the citations, one sentence each. Empty when Git confirms all of them. */
export async function refute(
  slug: string,
  spans: readonly CitedSpan[],
  repository: OracleRepository,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { path, start, end, verbatim, line } of spans) {
    const where = `${slug}:${line} cites ${path}#L${start}-L${end}`;
    const lines = await repository.lines(path);
    if (lines === undefined) wrong.push(`${where}, but there is no such file`);
    else if (start < 1 || end < start || end > lines.length) {
      wrong.push(`${where}, but the file has ${lines.length} lines`);
    } else if (verbatim !== undefined && lines.slice(start - 1, end).join("\n") !== verbatim) {
      wrong.push(`${where}, but shows another text than the file`);
    }
  }
  return wrong;
}
