/**
 * Turns the Markdown of a document into the nodes of its page, without raw HTML and remote images.
 * The server does this for readers and the booklet does it in the browser, so nothing here needs
 * React.
 */

import type { Language } from "@fondation/course/contract";
import type { Root } from "hast";
import rehypeHighlight from "rehype-highlight";
import rehypeSanitize from "rehype-sanitize";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { rehypeAnnotatedCode } from "../code/annotated-code.ts";
import { rehypeCodeLines } from "../code/code-lines.ts";
import { rehypeChoices } from "./choice-list.ts";
import type { PageNode } from "../nodes/page-node.ts";
import { pageNodes } from "../nodes/page-nodes.ts";
import { rehypeTerms } from "../terms/marked-terms.ts";
import type { Vocabulary } from "../terms/vocabulary.ts";
import { rehypeAnswers } from "./answers.ts";
import { rehypeEnglishQuotations } from "./english-quotations.ts";
import { rehypeFrenchTypography } from "./french-text.ts";
import { remarkHtmlAsText } from "./html-as-text.ts";
import { rehypeBlocks, remarkFences } from "./info-strings.ts";
import { rehypeOpening } from "./opening.ts";
import { documentSchema } from "./sanitize.ts";
import { rehypeUnbrokenCitations } from "./unbroken-citations.ts";

const PLAIN = ["mermaid", "answer", "text"];

export interface MarkdownOptions {
  /** The headings of nested text, such as an answer, get no ids. */
  readonly nested?: boolean;
  /** Whether code is highlighted; yes by default. */
  readonly colors?: boolean;
}

/** `vocabulary`: the terms to mark. */
export function markdownNodes(
  text: string,
  language: Language,
  vocabulary: Vocabulary,
  options: MarkdownOptions = {},
): PageNode[] {
  return pageNodes(treeOf(text, language, vocabulary, options));
}

function treeOf(text: string, language: Language, vocabulary: Vocabulary, options: MarkdownOptions): Root {
  const { nested = false, colors = true } = options;
  const processor = unified()
    .use(remarkParse)
    .use([remarkGfm, remarkHtmlAsText, remarkFences])
    .use(remarkRehype, { footnoteLabel: "Notes", footnoteBackLabel: "Retour au texte" })
    .use(rehypeSanitize, documentSchema)
    .use(nested ? [] : [rehypeSlug, rehypeOpening])
    .use(rehypeBlocks)
    .use(colors ? [[rehypeHighlight, { plainText: PLAIN }]] : [])
    .use([rehypeCodeLines, rehypeAnnotatedCode, rehypeChoices])
    .use(rehypeTerms, vocabulary)
    // The quotations divide texts at their guillemets, whose spaces belong to both sides.
    .use(language === "fr" ? [rehypeFrenchTypography, rehypeEnglishQuotations] : [])
    .use(rehypeUnbrokenCitations)
    // The last step: the text of an answer has all other steps of its own.
    .use(rehypeAnswers, (answer) => treeOf(answer, language, vocabulary, { nested: true, colors }));
  return processor.runSync(processor.parse(text));
}
