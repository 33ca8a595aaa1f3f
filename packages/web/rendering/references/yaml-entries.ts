/**
 * Parses the three YAML documents for display. A published course has passed all checks, so only
 * the shape is checked here: a document of another shape is shown as its source.
 */

import { parse } from "yaml";

export interface AbstractionEntry {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly files: readonly string[];
  readonly symbols: readonly string[];
}

export interface RelationshipEntry {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly evidence: readonly string[];
}

export interface OrderEntry {
  readonly position: number;
  readonly id: number;
  readonly reasoning: string;
}

function load(text: string): unknown {
  try {
    // Warnings would repeat the text in the server's log. No document of a course uses aliases.
    return parse(text, { logLevel: "silent", maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function listIn(value: unknown, name: string): readonly unknown[] | undefined {
  const list = Array.isArray(value) ? value : field(value, name);
  return Array.isArray(list) ? list : undefined;
}

function text(value: unknown, name: string): string {
  const found = field(value, name);
  return typeof found === "string" ? found : "";
}

function number(value: unknown, name: string): number {
  return Number(field(value, name));
}

function texts(value: unknown, name: string): string[] {
  const found = field(value, name);
  return Array.isArray(found) ? found.map(String) : [];
}

/** The abstractions, or `undefined` when the document has another shape. */
export function readAbstractions(yaml: string): AbstractionEntry[] | undefined {
  return listIn(load(yaml), "abstractions")?.map((entry) => ({
    id: number(entry, "id"),
    name: text(entry, "name"),
    description: text(entry, "description"),
    files: texts(entry, "file_paths"),
    symbols: texts(entry, "symbols"),
  }));
}

/** The summary and the relationships, or `undefined` when the document has another shape. */
export function readRelationships(
  yaml: string,
): { summary: string; relationships: RelationshipEntry[] } | undefined {
  const value = load(yaml);
  const relationships = listIn(value, "relationships")?.map((entry) => ({
    from: number(entry, "from"),
    to: number(entry, "to"),
    label: text(entry, "label"),
    evidence: texts(entry, "evidence"),
  }));
  return relationships === undefined ? undefined : { summary: text(value, "summary"), relationships };
}

/** The teaching order, or `undefined` when the document has another shape. */
export function readOrder(yaml: string): OrderEntry[] | undefined {
  return listIn(load(yaml), "order")?.map((entry, index) => ({
    position: Number(field(entry, "position") ?? index + 1),
    id: number(entry, "id"),
    reasoning: text(entry, "reasoning"),
  }));
}
