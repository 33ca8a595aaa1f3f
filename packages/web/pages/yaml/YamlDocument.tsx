/** One of the three YAML documents as a page, with its source. */

import { CodeXml } from "lucide-react";
import { CopyButton } from "../layout/CopyButton.tsx";
import { ScrollingCode } from "../layout/ScrollArea.tsx";
import { PageNodes } from "../nodes/PageNodes.tsx";
import { frenchSpaces } from "@fondation/course/french";
import { AbstractionList } from "./AbstractionList.tsx";
import { OrderList } from "./OrderList.tsx";
import type { ReferenceEntries, ReferencePage } from "../../rendering/references/reference-page.ts";
import { RelationshipList } from "./RelationshipList.tsx";

function Entries(entries: ReferenceEntries) {
  if (entries.kind === "abstractions") return <AbstractionList {...entries} />;
  if (entries.kind === "relationships") return <RelationshipList {...entries} />;
  return <OrderList {...entries} />;
}

/** Shows `page` under `name`. */
export function YamlDocument({
  name,
  title,
  page: { entries, source },
}: {
  name: string | undefined;
  title: string;
  page: ReferencePage;
}) {
  return (
    <div className="prose">
      {name !== undefined && <p className="font-sans text-base font-semibold text-accent">{name}</p>}
      <h1 className="mt-0">{frenchSpaces(title)}</h1>
      {entries === null ? (
        <p>{frenchSpaces("Ce document n’a pas la forme attendue ; voici sa source.")}</p>
      ) : (
        <Entries {...entries} />
      )}
      <details open={entries === null} className="relative rounded-lg border border-rule bg-sunken font-sans">
        <summary className="flex list-none items-center gap-2 px-4 py-2 text-base font-medium text-accent [&::-webkit-details-marker]:hidden">
          <CodeXml aria-hidden className="size-4" />
          Source YAML
        </summary>
        <ScrollingCode className="code border-t border-rule">
          <code>
            <PageNodes nodes={source} />
          </code>
        </ScrollingCode>
        <CopyButton language="fr" className="absolute top-0 right-0" />
      </details>
    </div>
  );
}
