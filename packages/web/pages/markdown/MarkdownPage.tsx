/** Shows the text of a document. Links lead to routes, citations to lines. */

import { type CSSProperties, memo, type ReactNode } from "react";
import { AnnotatedCode } from "../annotations/AnnotatedCode.tsx";
import { NoteLines } from "../annotations/NoteLines.tsx";
import { Choice, Choices } from "../exercises/Choices.tsx";
import { ScrollArea } from "../layout/ScrollArea.tsx";
import { type Components, PageNodes } from "../nodes/PageNodes.tsx";
import type { PageElement, PageNode } from "../../rendering/nodes/page-node.ts";
import { Term } from "../vocabulary/Term.tsx";
import { Answer } from "./Answer.tsx";
import { BlockedImage } from "./BlockedImage.tsx";
import { CodeBlock } from "./CodeBlock.tsx";
import { DocumentLink } from "./DocumentLink.tsx";
import { InlineCode } from "./InlineCode.tsx";
import { LinkedHeading } from "./LinkedHeading.tsx";
import { OpeningContext } from "./opening-context.ts";

/** The properties that `markdownNodes` can give to the elements below. */
interface Properties {
  readonly element: PageElement;
  readonly children?: ReactNode;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly id?: string;
  readonly href?: string;
  readonly src?: string;
  readonly alt?: string;
  readonly "data-block"?: string;
  readonly "data-annotated"?: string;
  readonly "data-right"?: string;
  readonly "data-question"?: string;
  readonly "data-choice"?: string;
  readonly "data-term"?: string;
}

const COMPONENTS: Components = {
  h2: LinkedHeading,
  h3: LinkedHeading,
  h4: LinkedHeading,
  pre: ({ element, children }: Properties) => <CodeBlock element={element}>{children}</CodeBlock>,
  aside: ({ children }: Properties) => <Answer>{children}</Answer>,
  code: ({ "data-block": block, children, className }: Properties) =>
    block === "true" ? <code className={className}>{children}</code> : <InlineCode>{children}</InlineCode>,
  figure: ({ "data-annotated": citation = "", style, children }: Properties) => (
    <AnnotatedCode citation={citation} layout={style}>
      {children}
    </AnnotatedCode>
  ),
  fieldset: ({ "data-right": right = "", "data-question": question = "", children }: Properties) => (
    <Choices right={right} question={question}>
      {children}
    </Choices>
  ),
  li: ({ element: _element, "data-choice": letter, children, ...attributes }: Properties) =>
    letter === undefined ? <li {...attributes}>{children}</li> : <Choice letter={letter}>{children}</Choice>,
  button: ({ children }: Properties) => <NoteLines>{children}</NoteLines>,
  menu: () => <OpeningContext.Consumer>{(opening) => opening}</OpeningContext.Consumer>,
  dfn: ({ "data-term": term = "", children }: Properties) => <Term term={term}>{children}</Term>,
  a: ({ href = "", children, id, className }: Properties) => (
    <DocumentLink href={href} id={id} className={className}>
      {children}
    </DocumentLink>
  ),
  img: ({ src = "", alt = "" }: Properties) => <BlockedImage source={src} alternative={alt} />,
  table: ({ children }: Properties) => (
    <ScrollArea className="table-scroll">
      <table>{children}</table>
    </ScrollArea>
  ),
};

/** `nodes`: made by `markdownNodes`. */
export const MarkdownPage = memo(function MarkdownPage({ nodes }: { nodes: readonly PageNode[] }) {
  return <PageNodes nodes={nodes} components={COMPONENTS} />;
});
