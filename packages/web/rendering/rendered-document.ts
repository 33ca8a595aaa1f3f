/**
 * A document as it is sent to a page: parsed, sanitized and highlighted by the server, so that the
 * page has no work with it.
 */

import type { DocumentKind } from "@fondation/course/contract";
import type { PageNode } from "./nodes/page-node.ts";
import type { ReferencePage } from "./references/reference-page.ts";
import type { AbstractionEntry, OrderEntry, RelationshipEntry } from "./references/yaml-entries.ts";

/** What the map of the parts is drawn from. */
export interface MapEntries {
  readonly names: readonly Pick<AbstractionEntry, "id" | "name">[];
  readonly order: readonly Pick<OrderEntry, "position" | "id">[];
  readonly relations: readonly Pick<RelationshipEntry, "from" | "to" | "label">[];
}

export interface RenderedText {
  readonly form: "text";
  readonly nodes: readonly PageNode[];
  /** The definitions of the marked terms. */
  readonly definitions: Readonly<Record<string, readonly PageNode[]>>;
  /** For the first chapter alone. */
  readonly map: MapEntries | null;
}

interface RenderedReference {
  readonly form: "reference";
  readonly page: ReferencePage;
}

export interface RenderedDocument {
  readonly slug: string;
  readonly kind: DocumentKind;
  readonly position: number;
  readonly title: string;
  readonly content: RenderedText | RenderedReference;
}
