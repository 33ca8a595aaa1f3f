/**
 * Renders a document without raw HTML and remote images. Links lead to routes, citations to lines.
 */

import type { Language } from "@fondation/course/contract";
import { memo, useContext } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeHighlight from "rehype-highlight";
import rehypeSanitize from "rehype-sanitize";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import { rehypeAnnotatedCode } from "../annotations/annotated-code.ts";
import { AnnotatedCode } from "../annotations/AnnotatedCode.tsx";
import { NoteLines } from "../annotations/NoteLines.tsx";
import { rehypeCodeLines } from "../annotations/code-lines.ts";
import { rehypeChoices } from "../exercises/choice-list.ts";
import { Choice, Choices } from "../exercises/Choices.tsx";
import { ScrollArea } from "../layout/ScrollArea.tsx";
import { GlossaryContext } from "../vocabulary/glossary-context.ts";
import { rehypeTerms } from "../vocabulary/marked-terms.ts";
import { Term } from "../vocabulary/Term.tsx";
import { BlockedImage } from "./BlockedImage.tsx";
import { CodeBlock } from "./CodeBlock.tsx";
import { DocumentLink } from "./DocumentLink.tsx";
import { rehypeFrenchTypography } from "./french-text.ts";
import { remarkHtmlAsText } from "./html-as-text.ts";
import { InlineCode } from "./InlineCode.tsx";
import { rehypeBlocks, remarkFences } from "./info-strings.ts";
import { OpeningContext, rehypeOpening } from "./opening.ts";
import { documentSchema } from "./sanitize.ts";

function componentsFor(language: Language): Components {
  return {
    pre: ({ node, children }) => (
      <CodeBlock node={node} renderMarkdown={(text) => <Markdown text={text} language={language} nested />}>
        {children}
      </CodeBlock>
    ),
    code: ({ node, children, className }) =>
      node?.properties.dataBlock === "true" ? (
        <code className={className}>{children}</code>
      ) : (
        <InlineCode>{children}</InlineCode>
      ),
    figure: ({ node, style, children }) => (
      <AnnotatedCode citation={String(node?.properties.dataAnnotated)} layout={style}>
        {children}
      </AnnotatedCode>
    ),
    fieldset: ({ node, children }) => (
      <Choices right={String(node?.properties.dataRight)} question={String(node?.properties.dataQuestion)}>
        {children}
      </Choices>
    ),
    li: ({ node, children, ...attributes }) =>
      typeof node?.properties.dataChoice === "string" ? (
        <Choice letter={node.properties.dataChoice}>{children}</Choice>
      ) : (
        <li {...attributes}>{children}</li>
      ),
    button: ({ children }) => <NoteLines>{children}</NoteLines>,
    menu: () => <OpeningContext.Consumer>{(opening) => opening}</OpeningContext.Consumer>,
    dfn: ({ node, children }) => <Term term={String(node?.properties.dataTerm)}>{children}</Term>,
    a: ({ href, children, id, className }) => (
      <DocumentLink href={href ?? ""} id={id} className={className}>
        {children}
      </DocumentLink>
    ),
    img: ({ src, alt }) => (
      <BlockedImage source={typeof src === "string" ? src : ""} alternative={alt ?? ""} />
    ),
    table: ({ children }) => (
      <ScrollArea className="table-scroll">
        <table>{children}</table>
      </ScrollArea>
    ),
  };
}

// Created once: React would remount everything if these components changed between renderings.
const COMPONENTS: Record<Language, Components> = { fr: componentsFor("fr"), en: componentsFor("en") };

const PLAIN = ["mermaid", "answer", "text"];

/** The headings of `nested` text, such as an answer, get no ids. */
export const Markdown = memo(function Markdown({
  text,
  language,
  nested = false,
}: {
  text: string;
  language: Language;
  nested?: boolean;
}) {
  const { vocabulary } = useContext(GlossaryContext);
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm, remarkHtmlAsText, remarkFences]}
      remarkRehypeOptions={{ footnoteLabel: "Notes", footnoteBackLabel: "Retour au texte" }}
      rehypePlugins={[
        [rehypeSanitize, documentSchema],
        ...(nested ? [] : [rehypeSlug, rehypeOpening]),
        rehypeBlocks,
        [rehypeHighlight, { plainText: PLAIN }],
        rehypeCodeLines,
        rehypeAnnotatedCode,
        rehypeChoices,
        [rehypeTerms, vocabulary],
        ...(language === "fr" ? [rehypeFrenchTypography] : []),
      ]}
      components={COMPONENTS[language]}
    >
      {text}
    </ReactMarkdown>
  );
});
