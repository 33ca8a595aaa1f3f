/** A fenced code block: a diagram, an answer, lines of the repository, or other code. */

import type { Element } from "hast";
import { toString as textOf } from "hast-util-to-string";
import type { ReactNode } from "react";
import { codeOf } from "../annotations/code-lines.ts";
import { Diagram } from "../diagrams/Diagram.tsx";
import { useReading } from "../documents/reading-context.ts";
import { ScrollingCode } from "../layout/ScrollArea.tsx";
import { CitationButton } from "../references/CitationButton.tsx";
import { Answer } from "./Answer.tsx";

function languageOf(code: Element | undefined): string | undefined {
  const classes = code?.properties.className;
  if (!Array.isArray(classes)) return undefined;
  const found = classes.find((name) => typeof name === "string" && name.startsWith("language-"));
  return typeof found === "string" ? found.slice("language-".length) : undefined;
}

/**
 * Chooses by the block's language and its info string. `renderMarkdown` renders the Markdown of an
 * answer; importing the renderer here would make the imports circular.
 */
export function CodeBlock({
  node,
  renderMarkdown,
  children,
}: {
  node: Element | undefined;
  renderMarkdown: (text: string) => ReactNode;
  children: ReactNode;
}) {
  const { language: courseLanguage } = useReading();
  const code = codeOf(node);
  const language = languageOf(code);
  const text = code === undefined ? "" : textOf(code);
  if (language === "mermaid") return <Diagram text={text} />;
  if (language === "answer") return <Answer>{renderMarkdown(text)}</Answer>;

  const source = code?.properties.dataSource;
  const example = code?.properties.dataExample === "true";
  const labelled = typeof source === "string" || example;
  return (
    <figure className="rounded-lg border border-rule bg-sunken">
      {labelled && (
        <figcaption className="flex border-b border-rule px-4 py-1.5 font-sans text-sm text-ink-soft">
          {typeof source === "string" ? (
            <CitationButton citation={source}>{source}</CitationButton>
          ) : courseLanguage === "fr" ? (
            "Exemple"
          ) : (
            "Example"
          )}
        </figcaption>
      )}
      <ScrollingCode>{children}</ScrollingCode>
    </figure>
  );
}
