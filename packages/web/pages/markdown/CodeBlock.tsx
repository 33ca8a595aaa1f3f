/** A fenced code block: a diagram, lines of the repository, or other code. */

import type { ReactNode } from "react";
import { Diagram } from "../diagrams/Diagram.tsx";
import { useReading } from "../documents/reading-context.ts";
import { CopyButton } from "../layout/CopyButton.tsx";
import { ScrollingCode } from "../layout/ScrollArea.tsx";
import { childrenOf, isElement, type PageElement, textOf } from "../../rendering/nodes/page-node.ts";
import { CitationButton } from "../references/CitationButton.tsx";

/** Chooses by the block's language and its info string. `element`: the `pre`. */
export function CodeBlock({ element, children }: { element: PageElement; children: ReactNode }) {
  const { language: courseLanguage, printed } = useReading();
  const [code] = childrenOf(element);
  const properties = isElement(code) ? code[1] : {};
  if (code !== undefined && String(properties.className).split(" ").includes("language-mermaid"))
    return <Diagram text={textOf(code)} />;

  const source = properties["data-source"];
  const example = properties["data-example"] === "true";
  const labelled = typeof source === "string" || example;
  return (
    <figure className="relative rounded-lg border border-rule bg-sunken">
      {labelled && (
        <figcaption className="flex min-h-10 items-center border-b border-rule py-1.5 pr-12 pl-4 font-sans text-sm text-ink-soft">
          {typeof source === "string" ? (
            <CitationButton citation={source}>{source}</CitationButton>
          ) : courseLanguage === "fr" ? (
            "Exemple"
          ) : (
            "Example"
          )}
        </figcaption>
      )}
      <ScrollingCode className={labelled ? "code" : "code pr-12"}>{children}</ScrollingCode>
      {!printed && <CopyButton language={courseLanguage} className="absolute top-0 right-0" />}
    </figure>
  );
}
