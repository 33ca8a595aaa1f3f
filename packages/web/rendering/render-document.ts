import type { Language } from "@fondation/course/contract";
import { type DocumentEntry, isReference } from "./documents/document-groups.ts";
import { markdownNodes } from "./markdown/markdown-nodes.ts";
import { childrenOf, isElement, type PageNode } from "./nodes/page-node.ts";
import { readVocabulary, type Vocabulary } from "./terms/vocabulary.ts";
import { type References, referencePage } from "./references/reference-page.ts";
import { readAbstractions, readOrder, readRelationships } from "./references/yaml-entries.ts";
import type { MapEntries, RenderedDocument, RenderedText } from "./rendered-document.ts";

/** What a document needs of its course. */
export interface CourseMaterial {
  readonly language: Language;
  readonly references: References;
  /** The first chapter, which defines the vocabulary and shows the map. */
  readonly opening: { readonly slug: string; readonly content: string } | null;
}

/** `colors`: whether code is highlighted, which can take minutes for code that nobody writes. */
export function renderDocument(
  { slug, kind, position, title, content }: DocumentEntry & { readonly content: string },
  { language, references, opening }: CourseMaterial,
  colors = true,
): RenderedDocument {
  const entry = { slug, kind, position, title };
  if (isReference(kind)) {
    const page = referencePage(kind, { ...references, [kind]: content }, colors);
    return { ...entry, content: { form: "reference", page } };
  }
  const vocabulary = readVocabulary(opening?.content ?? "");
  const nodes = markdownNodes(content, language, vocabulary, { colors });
  const definitions = definitionsIn(nodes, vocabulary, language);
  const map = slug === opening?.slug ? mapEntries(references) : null;
  return { ...entry, content: { form: "text", nodes, definitions, map } };
}

function definitionsIn(
  nodes: readonly PageNode[],
  vocabulary: Vocabulary,
  language: Language,
): RenderedText["definitions"] {
  const terms = [...new Set(markedTerms(nodes))];
  const define = (term: string) =>
    markdownNodes(vocabulary.get(term) ?? "", language, new Map(), { nested: true, colors: false });
  return Object.fromEntries(terms.map((term) => [term, define(term)]));
}

function markedTerms(nodes: readonly PageNode[]): string[] {
  return nodes.filter(isElement).flatMap((element) => {
    const [name, { "data-term": term }] = element;
    const inside = markedTerms(childrenOf(element));
    return name === "dfn" && typeof term === "string" ? [term, ...inside] : inside;
  });
}

function mapEntries({ abstractions, order, relationships }: References): MapEntries {
  return {
    names: (readAbstractions(abstractions) ?? []).map(({ id, name }) => ({ id, name })),
    order: (readOrder(order) ?? []).map(({ position, id }) => ({ position, id })),
    relations: (readRelationships(relationships)?.relationships ?? []).map(({ from, to, label }) => ({
      from,
      to,
      label,
    })),
  };
}
