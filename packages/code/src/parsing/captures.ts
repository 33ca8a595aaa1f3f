/**
 * Sorts the captures of a language's query into declarations, imports, comments and references. The
 * names of the captures are the contract between this file and languages/queries/.
 */

import type { Node, QueryMatch } from "web-tree-sitter";
import type { Arity, Lines, Reference } from "../syntax/parsed-code.ts";
import { SYMBOL_KINDS, type Declaration, isMoreSpecific } from "./declarations.ts";
import type { Comment } from "./comments.ts";
import type { EntryMark } from "../syntax/entry-mark.ts";
import type { TestBlock } from "../syntax/test-block.ts";
import { addEntry } from "./entry-marks.ts";
import { addTest } from "./test-blocks.ts";
import { addCallMatch, type CallCaptures, noCalls } from "./calls.ts";
import { type ImportDraft, addImport } from "./import-drafts.ts";
import { arityOf } from "./arity.ts";
import { addStatement, type StatementDraft } from "./statements.ts";
import type { TypingSpan } from "./type-checking.ts";
import { addTypeMatch, createTypeDrafts, type TypeDrafts } from "./type-drafts.ts";

/** A docstring. Its offset identifies the declaration that it documents. */
export interface Docstring extends Comment {
  readonly start: number;
}

/** The captures of one file, sorted but not yet interpreted. */
export interface Captured {
  readonly declarations: Map<string, Declaration>;
  readonly imports: Map<string, ImportDraft>;
  readonly comments: Comment[];
  readonly docstrings: Docstring[];
  /** Identifiers without a dot before them, by offset. */
  readonly bare: Map<number, Reference>;
  /** Identifiers after a dot, by offset. */
  readonly members: Map<number, Reference>;
  readonly exported: Set<string>;
  readonly callSites: CallCaptures;
  /** Offsets of the names of declarations whose own modifiers make them visible, or hide them. */
  readonly marks: Map<number, "public" | "private">;
  /** Labels that change the visibility of the members after them, up to the offset `end`. */
  readonly sections: { readonly start: number; readonly end: number; readonly isPrivate: boolean }[];
  /** Spans of code for tests inside a source file. */
  readonly hidden: { readonly start: number; readonly end: number }[];
  /** Spans of code that only a type checker reads. */
  readonly typing: TypingSpan[];
  /** Last line → first line of attributes that are written before a declaration. */
  readonly attributes: Map<number, number>;
  readonly statements: Map<string, StatementDraft>;
  /** By the offset of the name of their declaration. */
  readonly arities: Map<number, Arity>;
  readonly exportSpans: { readonly start: number; readonly end: number; readonly lines: Lines }[];
  /** By the offset of the title. */
  readonly tests: Map<number, TestBlock>;
  /** By the offset of the label. */
  readonly entries: Map<number, EntryMark>;
  readonly types: TypeDrafts;
  defaultExport?: string;
  packageName?: string;
}

/** 1-based lines of a node. A node that ends at column 0 ends on the line before. */
function linesOf({ startPosition, endPosition }: Node): Lines {
  const startLine = startPosition.row + 1;
  const endLine = endPosition.column === 0 ? endPosition.row : endPosition.row + 1;
  return { startLine, endLine: Math.max(startLine, endLine) };
}

export function sortCaptures(matches: readonly QueryMatch[], text: string): Captured {
  const captured: Captured = {
    declarations: new Map(),
    imports: new Map(),
    comments: [],
    docstrings: [],
    bare: new Map(),
    members: new Map(),
    exported: new Set(),
    callSites: noCalls(),
    marks: new Map(),
    sections: [],
    hidden: [],
    typing: [],
    attributes: new Map(),
    statements: new Map(),
    arities: new Map(),
    exportSpans: [],
    tests: new Map(),
    entries: new Map(),
    types: createTypeDrafts(),
  };
  for (const match of matches) sortMatch(captured, match, text);
  return captured;
}

const CALLS = /^(?:call|binding|choice)\./;

function sortMatch(captured: Captured, { captures }: QueryMatch, text: string): void {
  const found = new Map(captures.map(({ name, node }) => [name, node]));
  if (captures.some(({ name }) => CALLS.test(name))) {
    addCallMatch(captured.callSites, found, text);
    return;
  }
  const textOf = (node: Node): string => text.slice(node.startIndex, node.endIndex);
  addTypeMatch(captured.types, found, textOf, linesOf);
  for (const [capture, node] of found) {
    if (capture.startsWith("statement.")) {
      addStatement(captured.statements, capture, found);
      continue;
    }
    const reference = { name: textOf(node), line: node.startPosition.row + 1 };
    switch (capture) {
      case "reference":
        captured.bare.set(node.startIndex, reference);
        break;
      case "member":
        if (captured.members.has(node.startIndex) && !found.has("qualifier")) break;
        captured.members.set(node.startIndex, {
          ...reference,
          qualifier: textOf(found.get("qualifier") ?? node),
        });
        break;
      case "name":
        addDeclaration(captured, found, textOf);
        break;
      case "comment":
        captured.comments.push(commentOf(node, textOf));
        break;
      case "docstring":
        captured.docstrings.push({ ...commentOf(node, textOf), start: node.startIndex });
        break;
      case "import.module":
        addImport(captured.imports, found, textOf, linesOf);
        break;
      case "export.default":
        captured.defaultExport ??= reference.name;
        captured.exported.add(reference.name);
        break;
      case "exported":
        captured.exported.add(reference.name);
        break;
      case "public":
      case "private":
        captured.marks.set(node.startIndex, capture);
        break;
      case "section":
        captured.sections.push({
          start: node.startIndex,
          end: node.parent?.endIndex ?? node.endIndex,
          isPrivate: !reference.name.startsWith("public"),
        });
        break;
      case "hidden":
        captured.hidden.push({ start: node.startIndex, end: node.endIndex });
        break;
      case "typing":
        captured.typing.push({ start: node.startIndex, end: node.endIndex, ...linesOf(node) });
        break;
      case "attribute":
        captured.attributes.set(linesOf(node).endLine, node.startPosition.row + 1);
        break;
      case "export":
        captured.exportSpans.push({ start: node.startIndex, end: node.endIndex, lines: linesOf(node) });
        break;
      case "test.title":
        addTest(captured.tests, found, textOf, linesOf);
        break;
      case "entry.label":
      case "entry.name":
        addEntry(captured.entries, found, textOf, linesOf);
        break;
      case "package":
        captured.packageName ??= reference.name;
        break;
    }
  }
}

function commentOf(node: Node, textOf: (node: Node) => string): Comment {
  return { ...linesOf(node), raw: textOf(node).trimEnd(), indent: node.startPosition.column };
}

/** In UTF-16 units. A course repeats names, and a longer one is not for people. */
const MAX_NAME = 200;

function addDeclaration(
  { declarations, arities }: Captured,
  found: ReadonlyMap<string, Node>,
  textOf: (node: Node) => string,
): void {
  const name = found.get("name");
  const parameters = found.get("parameters");
  if (name !== undefined && parameters !== undefined) {
    arities.set(name.startIndex, arityOf(textOf(parameters)));
  }
  const kind = SYMBOL_KINDS.find((candidate) => found.has(candidate));
  const node = kind === undefined ? undefined : found.get(kind);
  if (name === undefined || kind === undefined || node === undefined) return;
  if (name.endIndex - name.startIndex > MAX_NAME) return;
  const container = found.get("container");
  const body = found.get("body") ?? node;
  const declaration: Declaration = {
    startLine: linesOf(node).startLine,
    endLine: linesOf(body).endLine,
    name: textOf(name),
    nameLine: name.startPosition.row + 1,
    kind,
    start: node.startIndex,
    nameStart: name.startIndex,
    end: body.endIndex,
    isForward: found.has("forward"),
    ...(found.has("forward") && parameters !== undefined
      ? { parameters: textOf(parameters).slice(0, MAX_NAME) }
      : {}),
    ...(container === undefined ? {} : { container: textOf(container) }),
  };
  const key = String(name.startIndex);
  const other = declarations.get(key);
  if (other === undefined || isMoreSpecific(declaration, other)) declarations.set(key, declaration);
}
