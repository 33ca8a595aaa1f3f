/**
 * Builds import statements from several matches: a query gives one match for each imported name.
 */

import type { Node } from "web-tree-sitter";
import type { ImportStatement, Lines } from "../syntax/parsed-code.ts";

/** An import statement that still lacks matches. */
export interface ImportDraft extends Lines {
  readonly module: string;
  /** Local name → name in the module. */
  readonly names: Map<string, string>;
  readonly namespaces: Set<string>;
  everything: boolean;
  reexport: boolean;
  everywhere: boolean;
}

/** In characters: longer ones name no file. A module is looked for by each of its segments. */
const LONGEST_MODULE = 4_096;

/** Adds one match to its statement, which the offset of the module name identifies. */
export function addImport(
  drafts: Map<string, ImportDraft>,
  found: ReadonlyMap<string, Node>,
  textOf: (node: Node) => string,
  linesOf: (node: Node) => Lines,
): void {
  const statement = found.get("import");
  const module = found.get("import.module");
  if (statement === undefined || module === undefined) return;
  if (module.endIndex - module.startIndex > LONGEST_MODULE) return;
  const key = String(module.startIndex);
  const draft: ImportDraft = drafts.get(key) ?? {
    ...linesOf(statement),
    module: textOf(module),
    names: new Map(),
    namespaces: new Set(),
    everything: false,
    reexport: false,
    everywhere: false,
  };
  drafts.set(key, draft);
  addNames(draft, found, textOf);
  draft.everything ||= found.has("import.everything");
  draft.reexport ||= found.has("import.reexport");
  draft.everywhere ||= found.has("import.everywhere");
}

function addNames(
  draft: ImportDraft,
  found: ReadonlyMap<string, Node>,
  textOf: (node: Node) => string,
): void {
  const name = found.get("import.name");
  const alias = found.get("import.alias");
  if (name !== undefined) draft.names.set(textOf(alias ?? name), textOf(name));
  const local = found.get("import.default");
  if (local !== undefined) draft.names.set(textOf(local), "default");
  const namespace = found.get("import.namespace");
  // `import a.b` in Python: uses write `b` before their last dot.
  if (namespace !== undefined) draft.namespaces.add(textOf(namespace).replace(/^.*\./, ""));
}

/** `typing`: only a type checker reads it. */
export function finishImport(draft: ImportDraft, typing: boolean): ImportStatement {
  return {
    startLine: draft.startLine,
    endLine: draft.endLine,
    module: draft.module,
    names: [...draft.names].map(([local, name]) => ({ local, name })),
    namespaces: [...draft.namespaces],
    everything: draft.everything,
    reexport: draft.reexport,
    ...(draft.everywhere ? { everywhere: true } : {}),
    ...(typing ? { typing: true } : {}),
  };
}
