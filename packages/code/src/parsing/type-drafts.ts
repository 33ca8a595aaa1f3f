/** Collects the captures about types: `field.*`, `parameter.*`, `supertype.*` and `read.*`. */

import type { Node } from "web-tree-sitter";
import { oneLine } from "../syntax/one-line.ts";
import type { KeyRead } from "../syntax/field.ts";
import type { Lines } from "../syntax/lines.ts";

export interface FieldDraft extends Lines {
  readonly name: string;
  readonly start: number;
  /** Column of the first character, 0-based. */
  readonly column: number;
  readonly owner?: string;
  /** The offset of the group of constants that holds it. */
  readonly group?: number;
  readonly type?: string;
  readonly default?: string;
  /** `this.x = …`: the first assignment of a type declares the field. */
  readonly isAssigned: boolean;
}

interface SupertypeDraft {
  readonly owner?: string;
  readonly name: string;
  readonly relation: "extends" | "implements";
  readonly line: number;
  readonly start: number;
}

export interface ParameterDraft {
  readonly name: string;
  readonly start: number;
  readonly type?: string;
  readonly default?: string;
}

/** The maps have offsets as their keys: several matches can find the same name. */
export interface TypeDrafts {
  readonly fields: Map<number, FieldDraft>;
  readonly parameters: Map<number, ParameterDraft>;
  readonly supertypes: Map<number, SupertypeDraft>;
  readonly reads: Map<number, KeyRead>;
}

type Found = ReadonlyMap<string, Node>;
type TextOf = (node: Node) => string;

/** In characters, of types and defaults: a table has one line for each. */
const LONGEST_VALUE = 100;

export function createTypeDrafts(): TypeDrafts {
  return { fields: new Map(), parameters: new Map(), supertypes: new Map(), reads: new Map() };
}

/** Adds one match of the query, if it is about types. */
export function addTypeMatch(
  drafts: TypeDrafts,
  found: Found,
  textOf: TextOf,
  linesOf: (node: Node) => Lines,
): void {
  const short = (capture: string): string | undefined => shortText(found.get(capture), textOf);
  const field = found.get("field");
  // An accessor of Ruby names its field by a symbol.
  const name = short("field.name")?.replace(/^:/, "");
  const nameNode = found.get("field.name");
  if (field !== undefined && name !== undefined && nameNode !== undefined) {
    const known = drafts.fields.get(nameNode.startIndex);
    drafts.fields.set(nameNode.startIndex, {
      ...known,
      ...linesOf(field),
      name,
      start: field.startIndex,
      column: field.startPosition.column,
      isAssigned: found.has("field.assigned"),
      ...given("owner", short("field.owner")),
      ...given("group", found.get("field.group")?.startIndex),
      ...given("type", short("field.type")),
      ...given("default", short("field.default")),
    });
  }
  addParameter(drafts, found, short);
  addSupertype(drafts, found, short);
  addRead(drafts, found, short);
}

function addParameter(
  { parameters }: TypeDrafts,
  found: Found,
  short: (capture: string) => string | undefined,
): void {
  const node = found.get("parameter.name");
  const name = short("parameter.name");
  if (node === undefined || name === undefined) return;
  parameters.set(node.startIndex, {
    name,
    start: node.startIndex,
    ...given("type", short("parameter.type")),
    ...given("default", short("parameter.default")),
  });
}

function addSupertype(
  { supertypes }: TypeDrafts,
  found: Found,
  short: (capture: string) => string | undefined,
): void {
  for (const relation of ["extends", "implements"] as const) {
    const node = found.get(`supertype.${relation}`);
    const name = short(`supertype.${relation}`);
    if (node === undefined || name === undefined) continue;
    supertypes.set(node.startIndex, {
      name,
      relation,
      line: node.startPosition.row + 1,
      start: node.startIndex,
      ...given("owner", short("supertype.owner")),
    });
  }
}

function addRead({ reads }: TypeDrafts, found: Found, short: (capture: string) => string | undefined): void {
  const node = found.get("read.key");
  const source = short("read.source");
  const key = short("read.key");
  if (node === undefined || source === undefined || key === undefined) return;
  const known = reads.get(node.startIndex);
  const line = node.startPosition.row + 1;
  reads.set(node.startIndex, { ...known, source, key, line, ...given("default", short("read.default")) });
}

function shortText(node: Node | undefined, textOf: TextOf): string | undefined {
  if (node === undefined) return undefined;
  const text = textOf(node);
  const limit = LONGEST_VALUE;
  if (text.length > 2 * limit) return undefined;
  const line = oneLine(text);
  return line === "" || line.length > limit ? undefined : line;
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}
