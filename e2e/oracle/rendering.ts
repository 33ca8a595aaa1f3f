/** What a reader must find on the page of a document, worked out from the document's own text. */
import { citedInYaml, citedSpans } from "./citations.ts";
import { dissect, headings, links, oneSpace, plainText } from "./markdown.ts";

/** What must be on the page. */
export interface Expectation {
  readonly headings: readonly { readonly depth: number; readonly text: string }[];
  /** Text of every code block, in order. */
  readonly code: readonly string[];
  /** Addresses on this site, in order. */
  readonly links: readonly string[];
  readonly citations: readonly string[];
  /** Pieces of running text that must be found, see {@link comparable}. */
  readonly sentences: readonly string[];
}

/** Works it out for a Markdown document at `<route>/<slug>`. */
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

/** Works it out for a YAML document: its citations are buttons, its source is at hand. */
export function expectYamlRendering(yaml: string): Pick<Expectation, "citations" | "code"> {
  return {
    citations: citedInYaml(yaml).map(({ path, start, end }) => `${path}#L${start}-L${end}`),
    code: [yaml],
  };
}

/** Texts that only differ in spaces and in the shape of quotes and apostrophes are the same to a reader. */
export function comparable(text: string): string {
  return oneSpace(text)
    .replace(/[’‘]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/…/g, "...")
    .replace(/\s/g, "");
}

/** A document with its folded answers unfolded in place. */
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

/** Running text between code spans, links taken for their text; marks of blocks taken away. */
function sentencesOf(line: string): string[] {
  const text = line.replace(/^\s*(?:[-*+]|\d+[.)]|>|#{1,6})\s+/, "").replace(/^\[[ x]\]\s+/i, "");
  if (/^\s*[|:-]*\s*$/.test(text)) return [];
  const withoutCode = text.split(/(?<![`\\])`+[^`]+`+(?!`)/);
  return withoutCode
    .flatMap((part) => part.split("|"))
    .filter((part) => !/[*_[\]]/.test(part))
    .map((part) => comparable(plainText(part)))
    .filter((part) => part.length >= 8);
}
