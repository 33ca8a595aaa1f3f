/** What the page of a document must show, derived from the document's text. */
import { citedInYaml, citedSpans } from "./citations.ts";
import { dissect, headings, links, oneSpace, plainText } from "./markdown.ts";

export interface Expectation {
  readonly headings: readonly { readonly depth: number; readonly text: string }[];
  /** Text of every code block, in order. */
  readonly code: readonly string[];
  /** Addresses on this site, in order. */
  readonly links: readonly string[];
  readonly citations: readonly string[];
  /** Pieces of running text that must occur; see {@link comparable}. */
  readonly sentences: readonly string[];
}

/** For a Markdown document at `<route>/<slug>`. */
export function expectRendering(markdown: string, route: string, slug: string): Expectation {
  const pieces = dissect(unfold(markdown));
  return {
    headings: headings(pieces),
    code: pieces.fences.filter(({ info }) => word(info) !== "mermaid").map(({ text }) => text),
    links: links(pieces)
      .filter(({ target }) => !/^[a-z]+:/i.test(target))
      .map(({ target }) => resolve(target, route, slug)),
    citations: citedSpans(markdown).map(({ path, start, end }) => `${path}#L${start}-L${end}`),
    sentences: pieces.prose.flatMap(({ text }) => sentencesOf(text)),
  };
}

/** For a YAML document: its citations are buttons, and the page shows its source. */
export function expectYamlRendering(yaml: string): Pick<Expectation, "citations" | "code"> {
  return {
    citations: citedInYaml(yaml).map(({ path, start, end }) => `${path}#L${start}-L${end}`),
    code: [yaml],
  };
}

/** Normalizes a text, so that spaces and the shape of quotes and apostrophes do not matter. */
export function comparable(text: string): string {
  return oneSpace(text)
    .replace(/[’‘]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/…/g, "...")
    .replace(/\s/g, "");
}

/** The document with its folded answers replaced by their content. */
function unfold(markdown: string): string {
  const lines = markdown.split("\n");
  for (const { info, text, line } of [...dissect(markdown).fences].reverse()) {
    if (word(info) !== "answer") continue;
    lines.splice(line - 1, text.split("\n").length + 2, "", ...text.split("\n"), "");
  }
  return lines.join("\n");
}

function word(info: string): string {
  return info.split(/\s+/)[0] ?? "";
}

function resolve(target: string, route: string, slug: string): string {
  const base = new URL(`${route}/${slug}`, "http://site");
  const { pathname, hash } = new URL(target, base);
  return decodeURI(pathname + hash);
}

/** Running text between code spans. A link counts as its text; block marks are removed. */
function sentencesOf(line: string): string[] {
  const text = line.replace(/^\s*(?:[-*+]|\d+[.)]|>|#{1,6})\s+/, "").replace(/^\[[ x]\]\s+/i, "");
  if (/^\s*[|:-]*\s*$/.test(text)) return [];
  // A code span ends at a run of as many backticks as it begins with.
  const withoutCode = text.replaceAll(/(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)/g, "\0").split("\0");
  return withoutCode
    .flatMap((part) => part.split("|"))
    .filter((part) => !/[*_[\]]/.test(part))
    .map((part) => comparable(plainText(part)))
    .filter((part) => part.length >= 8);
}
