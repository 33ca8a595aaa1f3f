/** Parses one file with the grammar and query of its language. */

import { type Language, Parser, Query, type QueryMatch, type Tree } from "web-tree-sitter";
import { compareBy } from "../compare.ts";
import { type Captured, type Docstring, sortCaptures } from "./captures.ts";
import type { CodeSymbol, Lines, ParsedCode } from "../syntax/parsed-code.ts";
import { callsOf } from "./calls.ts";
import { cleanComment, commentBefore, type Comment, introduction, joinComments } from "./comments.ts";
import { type Declaration, topLevel } from "./declarations.ts";
import { withoutMarkup } from "./markup.ts";
import { loadGrammar } from "../languages/grammars.ts";
import { finishImport } from "./import-drafts.ts";
import { TYPE_QUERIES } from "../languages/queries/types/type-queries.ts";
import type { LanguageRow } from "../languages/languages.ts";
import { CALL_QUERIES } from "../languages/queries/calls/call-queries.ts";
import { ENTRY_QUERIES } from "../languages/queries/entries/entry-queries.ts";
import { TEST_QUERIES } from "../languages/queries/tests/test-queries.ts";
import { sortEntries } from "./entry-marks.ts";
import { remarksIn } from "./remarks.ts";
import { sortTests } from "./test-blocks.ts";
import { STATEMENT_QUERIES } from "../languages/queries/statements/statement-queries.ts";
import { nestStatements } from "./statements.ts";
import { linesIn, withoutStandIns } from "./type-checking.ts";
import { finishTypes } from "./types.ts";
import { limitWork } from "./work-limit.ts";

/** Parses files of one language. Call `delete` when done: it frees WebAssembly memory. */
export interface LanguageParser {
  /** Undefined for a text that takes too much work: nested or broken thousands of times. */
  parse(text: string): ParsedCode | undefined;
  delete(): void;
}

/**
 * A text that is no program of the language is one error with all its parts in it. The query
 * compares each of them with all later ones.
 */
const MAX_BROKEN_PARTS = 10_000;

function queryOf({ query, grammar }: LanguageRow): string {
  const others = [CALL_QUERIES, TEST_QUERIES, ENTRY_QUERIES, STATEMENT_QUERIES, TYPE_QUERIES].map((queries) =>
    queries.get(grammar),
  );
  return [query, ...others].join("\n");
}

const compiled = new Map<LanguageRow, Query>();

/** Compiles a query once per process: it takes up to 2 s, for Swift and C++. */
function compiledQuery(row: LanguageRow, language: Language): Query {
  const query = compiled.get(row) ?? new Query(language, queryOf(row));
  compiled.set(row, query);
  return query;
}

/** Loads the grammar of a language and compiles its query. */
export async function createParser(row: LanguageRow, grammars?: string): Promise<LanguageParser> {
  const language = await loadGrammar(row.grammar, grammars);
  const parser = new Parser();
  parser.setLanguage(language);
  const query = compiledQuery(row, language);
  const matchesIn = (tree: Tree, text: string): QueryMatch[] | undefined => {
    const { type, childCount } = tree.rootNode;
    if (type === "ERROR" && childCount > MAX_BROKEN_PARTS) return undefined;
    const limit = limitWork(text);
    const matches = query.matches(tree.rootNode, { progressCallback: limit.isExceeded });
    return limit.wasExceeded() ? undefined : matches;
  };
  return {
    parse(source) {
      const text = row.prepare?.(source) ?? source;
      const tree = parser.parse(text, null, { progressCallback: limitWork(text).isExceeded });
      if (tree === null) {
        // It would otherwise go on with this text.
        parser.reset();
        return undefined;
      }
      try {
        const matches = matchesIn(tree, text);
        return matches === undefined ? undefined : interpret(sortCaptures(matches, text), row, text);
      } finally {
        tree.delete();
      }
    },
    delete() {
      parser.delete();
    },
  };
}

function interpret(captured: Captured, row: LanguageRow, text: string): ParsedCode {
  const visible = visibleDeclarations(captured);
  const declarations = topLevel(visible, row.nested);
  const comments = joinComments(captured.comments);
  const typing = linesIn(captured.typing);
  const imports = [...captured.imports.values()]
    .map((draft) => finishImport(draft, typing.has(draft.startLine)))
    .flatMap((statement) => row.expand?.(statement) ?? statement)
    .sort(compareBy((item) => -item.startLine));
  const symbols = declarations.map((declaration) => {
    const span = captured.exportSpans.find(
      ({ start, end }) => start <= declaration.start && end >= declaration.end,
    );
    const outer = span === undefined || declaration.kind === "method" ? declaration : span.lines;
    const lines = { startLine: firstLine(outer, captured), endLine: outer.endLine };
    const own = documentation(declaration, lines.startLine, declarations, captured.docstrings, comments, row);
    const exported = isExported(declaration, span !== undefined, captured, row);
    const arity = captured.arities.get(declaration.nameStart);
    return { ...toSymbol(declaration, lines, exported, own, row), ...(arity === undefined ? {} : { arity }) };
  });
  const firstCodeLine = Math.min(
    ...[...symbols, ...imports].map(({ startLine }) => startLine),
    ...captured.exportSpans.map(({ lines }) => lines.startLine),
    Number.POSITIVE_INFINITY,
  );
  const sites = callsOf(captured.callSites);
  const moduleDoc = introduction(comments, captured.docstrings, symbols, firstCodeLine);
  return {
    symbols,
    imports,
    references: references(captured, declarations, imports),
    tests: sortTests(captured.tests),
    entries: sortEntries(captured.entries),
    statements: nestStatements(captured.statements.values(), text),
    ...finishTypes(captured.types, visible, { all: captured.comments, joined: comments, markup: row.markup }),
    calls: sites.calls,
    bindings: withoutStandIns(sites.bindings, captured),
    remarks: remarksIn(comments, symbols, text.split("\n").length),
    ...(moduleDoc === undefined ? {} : { moduleDoc }),
    ...(captured.defaultExport === undefined ? {} : { defaultExport: captured.defaultExport }),
    ...(captured.packageName === undefined ? {} : { packageName: captured.packageName }),
  };
}

/** Without code for tests and for type checkers. */
function visibleDeclarations({ declarations, hidden, typing }: Captured): Declaration[] {
  return [...declarations.values()].filter(
    (item) => ![...hidden, ...typing].some(({ start, end }) => start <= item.start && end >= item.end),
  );
}

/** The line of the first attribute before a declaration, else its own first line. */
function firstLine({ startLine }: Lines, { attributes }: Captured): number {
  let first = startLine;
  for (;;) {
    const above = attributes.get(first - 1);
    if (above === undefined || above >= first) return first;
    first = above;
  }
}

function isExported(
  { name, nameStart, kind, start, end }: Declaration,
  spanned: boolean,
  { exported, marks, sections }: Captured,
  row: LanguageRow,
): boolean {
  const section = sections.findLast((item) => item.start < start && item.end >= end);
  if (marks.get(nameStart) === "private" || (kind === "method" && section?.isPrivate === true)) return false;
  return row.exported(name, spanned || exported.has(name) || marks.get(nameStart) === "public");
}

function documentation(
  declaration: Declaration,
  firstLine: number,
  all: readonly Declaration[],
  docstrings: readonly Docstring[],
  comments: readonly Comment[],
  row: LanguageRow,
): Comment | undefined {
  if (row.docstrings) {
    const inside = docstrings.find(({ start }) => start > declaration.start && start < declaration.end);
    const belongsToInner = all.some(
      (other) =>
        other.start > declaration.start &&
        inside !== undefined &&
        other.start < inside.start &&
        other.end > inside.start,
    );
    if (inside !== undefined && !belongsToInner && declaration.kind !== "constant") return inside;
  }
  return commentBefore(firstLine, comments);
}

function toSymbol(
  { name, kind, container }: Declaration,
  { startLine, endLine }: { startLine: number; endLine: number },
  exported: boolean,
  comment: Comment | undefined,
  row: LanguageRow,
): CodeSymbol {
  const cleaned = comment === undefined ? undefined : cleanComment(comment);
  const doc = cleaned === undefined || !row.markup ? cleaned : withoutMarkup(cleaned);
  return {
    name,
    kind,
    startLine,
    endLine,
    exported,
    ...(container === undefined ? {} : { container }),
    ...(doc === undefined ? {} : { doc }),
  };
}

/** Uses of names. Excludes declared names, names in import statements, and code for type checkers. */
function references(
  { bare, members, typing }: Captured,
  declarations: readonly Declaration[],
  imports: ParsedCode["imports"],
): ParsedCode["references"] {
  const declared = new Set(declarations.map(({ nameLine, name }) => `${nameLine} ${name}`));
  const importLines = linesIn([...imports, ...typing]);
  const uses = [...bare].filter(
    ([at, { name, line }]) => !members.has(at) && !declared.has(`${line} ${name}`),
  );
  return [...uses, ...members]
    .filter(([, { line }]) => !importLines.has(line))
    .sort(([a], [b]) => a - b)
    .map(([, reference]) => reference);
}
