/** A Markdown document as a page: no raw HTML, no remote image, links to routes, citations to their lines. */

import type { Language } from "@fondation/course/contract";
import { memo } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeHighlight from "rehype-highlight";
import rehypeSanitize from "rehype-sanitize";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import { CodeBlock } from "./CodeBlock.tsx";
import { BlockedImage } from "./BlockedImage.tsx";
import { DocumentLink } from "./DocumentLink.tsx";
import { rehypeBlocks, remarkFences } from "./info-strings.ts";
import { InlineCode } from "./InlineCode.tsx";
import { remarkHtmlAsText } from "./html-as-text.ts";
import { documentSchema } from "./sanitize.ts";
import { ScrollArea } from "../layout/ScrollArea.tsx";
import { rehypeFrenchTypography } from "./french-text.ts";

const COMPONENTS: Components = {
  pre: ({ node, children }) => <CodeBlock node={node}>{children}</CodeBlock>,
  code: ({ node, children, className }) =>
    node?.properties.dataBlock === "true" ? (
      <code className={className}>{children}</code>
    ) : (
      <InlineCode>{children}</InlineCode>
    ),
  a: ({ href, children, id, className }) => (
    <DocumentLink href={href ?? ""} id={id} className={className}>
      {children}
    </DocumentLink>
  ),
  img: ({ src, alt }) => <BlockedImage source={typeof src === "string" ? src : ""} alternative={alt ?? ""} />,
  table: ({ children }) => (
    <ScrollArea className="table-scroll">
      <table>{children}</table>
    </ScrollArea>
  ),
};

const PLAIN = ["mermaid", "answer", "text"];

/** Renders Markdown. `nested` text, such as an answer, gets no heading ids of its own. */
export const Markdown = memo(function Markdown({
  text,
  language,
  nested = false,
}: {
  text: string;
  language: Language;
  nested?: boolean;
}) {
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm, remarkHtmlAsText, remarkFences]}
      remarkRehypeOptions={{ footnoteLabel: "Notes", footnoteBackLabel: "Retour au texte" }}
      rehypePlugins={[
        [rehypeSanitize, documentSchema],
        ...(nested ? [] : [rehypeSlug]),
        rehypeBlocks,
        [rehypeHighlight, { plainText: PLAIN }],
        ...(language === "fr" ? [rehypeFrenchTypography] : []),
      ]}
      components={COMPONENTS}
    >
      {text}
    </ReactMarkdown>
  );
});
