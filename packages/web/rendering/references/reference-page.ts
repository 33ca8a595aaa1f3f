/** What the page of a reference shows, read from the YAML documents. */

import type { PageNode } from "../nodes/page-node.ts";
import { highlight } from "../code/highlighter.ts";
import {
  type AbstractionEntry,
  type OrderEntry,
  type RelationshipEntry,
  readAbstractions,
  readOrder,
  readRelationships,
} from "./yaml-entries.ts";

export type ReferenceKind = "abstractions" | "relationships" | "order";

/** The contents of the three references. */
export type References = Readonly<Record<ReferenceKind, string>>;

export type ReferenceEntries =
  | { readonly kind: "abstractions"; readonly abstractions: readonly AbstractionEntry[] }
  | {
      readonly kind: "relationships";
      readonly summary: string;
      readonly relationships: readonly RelationshipEntry[];
      readonly abstractions: readonly AbstractionEntry[];
      readonly order: readonly OrderEntry[];
    }
  | {
      readonly kind: "order";
      readonly order: readonly OrderEntry[];
      readonly abstractions: readonly AbstractionEntry[];
    };

export interface ReferencePage {
  /** `null` for a document of another shape: then only its source is shown. */
  readonly entries: ReferenceEntries | null;
  /** The highlighted source. */
  readonly source: readonly PageNode[];
}

function entriesOf(kind: ReferenceKind, references: References): ReferenceEntries | null {
  const abstractions = readAbstractions(references.abstractions);
  const order = readOrder(references.order);
  const relations = readRelationships(references.relationships);
  if (kind === "abstractions") return abstractions === undefined ? null : { kind, abstractions };
  if (kind === "order") return order === undefined ? null : { kind, order, abstractions: abstractions ?? [] };
  return relations === undefined
    ? null
    : { kind, ...relations, abstractions: abstractions ?? [], order: order ?? [] };
}

export function referencePage(kind: ReferenceKind, references: References, colors = true): ReferencePage {
  const source = references[kind];
  return { entries: entriesOf(kind, references), source: colors ? highlight(source, "yaml") : [source] };
}
