/** One of the three YAML documents as a page, with its source. */

import type { DocumentKind } from "@fondation/course/contract";
import { CodeXml } from "lucide-react";
import type { ReactNode } from "react";
import { HighlightedCode } from "../references/HighlightedCode.tsx";
import { ScrollingCode } from "../layout/ScrollArea.tsx";
import { frenchSpaces } from "@fondation/course/french";
import { AbstractionList } from "./AbstractionList.tsx";
import { OrderList } from "./OrderList.tsx";
import { RelationshipList } from "./RelationshipList.tsx";
import { type AbstractionEntry, readAbstractions, readOrder, readRelationships } from "./yaml-entries.ts";

function readable(
  kind: DocumentKind,
  content: string,
  names: readonly AbstractionEntry[],
  chapters: string,
): ReactNode {
  if (kind === "abstractions") {
    const abstractions = readAbstractions(content);
    return abstractions && <AbstractionList abstractions={abstractions} />;
  }
  if (kind === "relationships") {
    const found = readRelationships(content);
    return found && <RelationshipList {...found} abstractions={names} order={readOrder(chapters) ?? []} />;
  }
  const order = readOrder(content);
  return order && <OrderList order={order} abstractions={names} />;
}

/**
 * Shows `content` under `name`. `abstractions` and `order`: the documents that give the names and the
 * chapters of ids.
 */
export function YamlDocument({
  kind,
  name,
  title,
  content,
  abstractions,
  order,
}: {
  kind: DocumentKind;
  name: string | undefined;
  title: string;
  content: string;
  abstractions: string;
  order: string;
}) {
  const page = readable(kind, content, readAbstractions(abstractions) ?? [], order);
  return (
    <div className="prose">
      {name !== undefined && <p className="font-sans text-base font-semibold text-accent">{name}</p>}
      <h1 className="mt-0">{frenchSpaces(title)}</h1>
      {page ?? <p>{frenchSpaces("Ce document n’a pas la forme attendue ; voici sa source.")}</p>}
      <details open={page === undefined} className="rounded-lg border border-rule bg-sunken font-sans">
        <summary className="flex list-none items-center gap-2 px-4 py-2 text-base font-medium text-accent [&::-webkit-details-marker]:hidden">
          <CodeXml aria-hidden className="size-4" />
          Source YAML
        </summary>
        <ScrollingCode className="code border-t border-rule">
          <HighlightedCode text={content} language="yaml" />
        </ScrollingCode>
      </details>
    </div>
  );
}
