/**
 * Resolves the imports and references of each file to the declarations they mean, through
 * re-exports.
 */

import { compareBy } from "../compare.ts";
import type { Pause } from "../pause.ts";
import type { ImportStatement, Lines, Place, Reference } from "../syntax/parsed-code.ts";
import type { ImportTarget } from "../languages/imports/rule.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import { createScope, isShared, type LinkScope } from "./import-scope.ts";
import { createResolver, type Resolver } from "./name-resolver.ts";

/** A use of one symbol by another file. */
export interface Use {
  readonly from: string;
  readonly to: string;
  /** Declared at the top level of `to`. */
  readonly symbol: string;
  /** Lines of `from` that contain the name, ascending; empty when it is only imported. */
  readonly lines: readonly number[];
  /** The statement that imports it; absent where the language needs no import (within a package). */
  readonly imported?: Lines;
  /** Only a type checker reads its import: nothing of it exists when the code runs. */
  readonly typing?: boolean;
}

/** The line of a use: the first line with the name, else the import. */
export function placeOfUse(use: Use): Place {
  const line = use.lines[0];
  if (line !== undefined) return { path: use.from, startLine: line, endLine: line };
  return { path: use.from, startLine: use.imported?.startLine ?? 1, endLine: use.imported?.endLine ?? 1 };
}

export interface FileLink {
  readonly from: string;
  readonly to: string;
  readonly imports: readonly Lines[];
  readonly uses: readonly Use[];
}

/** All links between the files of a repository, sorted by file names. */
export async function linkFiles(survey: Survey, pause: Pause): Promise<readonly FileLink[]> {
  const scope = createScope(survey);
  const resolver = createResolver(survey, scope);
  const links: FileLink[] = [];
  for (const file of survey.files) {
    await pause();
    links.push(...linksOf(file, survey, scope, resolver));
  }
  return links;
}

interface Draft {
  readonly imports: Set<Lines>;
  readonly uses: Map<string, UseDraft>;
}

interface UseDraft {
  readonly lines: Set<number>;
  imported: Lines | undefined;
  typing: boolean;
}

function linksOf(file: SourceFile, survey: Survey, scope: LinkScope, resolver: Resolver): FileLink[] {
  const { row } = file;
  if (row === undefined) return [];
  const drafts = new Map<string, Draft>();
  // A name behind a dot is a member of something else; in C++ one behind `::` can be an included one.
  const bare =
    row.name === "C++"
      ? file.code.references
      : file.code.references.filter(({ qualifier }) => qualifier === undefined);
  const byName = Map.groupBy(bare, ({ name }) => name);
  const byQualifier = Map.groupBy(file.code.references, ({ qualifier }) => qualifier);
  const add = (
    to: string,
    symbol: string | undefined,
    lines: readonly number[],
    imported?: ImportStatement,
  ): void => {
    if (to === file.path) return;
    const draft: Draft = drafts.get(to) ?? { imports: new Set(), uses: new Map() };
    drafts.set(to, draft);
    if (imported !== undefined) draft.imports.add(imported);
    if (symbol === undefined) return;
    const use: UseDraft = draft.uses.get(symbol) ?? { lines: new Set(), imported, typing: true };
    use.imported = imported;
    use.typing &&= imported?.typing === true;
    for (const line of lines) use.lines.add(line);
    draft.uses.set(symbol, use);
  };
  for (const statement of file.code.imports) {
    const targets = row.resolve(statement, file.path, scope);
    addStatement(statement, targets, byName, byQualifier, resolver, add);
  }
  for (const path of scope.neighbours(file)) addPackageUses(survey.byPath.get(path), byName, add);
  return [...drafts]
    .map(([to, { imports, uses }]) => ({
      from: file.path,
      to,
      imports: [...imports],
      uses: [...uses].map(([symbol, use]) => toUse({ from: file.path, to, symbol }, use)),
    }))
    .sort(compareBy(({ to }) => to));
}

function toUse(use: Pick<Use, "from" | "to" | "symbol">, { lines, imported, typing }: UseDraft): Use {
  const sorted = [...lines].sort((a, b) => a - b);
  return {
    ...{ ...use, lines: sorted },
    ...(imported === undefined ? {} : { imported }),
    ...(typing ? { typing } : {}),
  };
}

type Add = (
  to: string,
  symbol: string | undefined,
  lines: readonly number[],
  imported?: ImportStatement,
) => void;
type References = ReadonlyMap<string | undefined, readonly Reference[]>;

function addStatement(
  statement: ImportStatement,
  targets: readonly ImportTarget[],
  byName: References,
  byQualifier: References,
  { declarationOf, exportsOf }: Resolver,
  add: Add,
): void {
  let linked = false;
  const link = (to: string, symbol: string | undefined, lines: readonly number[]): void => {
    linked = true;
    add(to, symbol, lines, statement);
  };
  for (const { path, namespace } of targets) {
    for (const { local, name } of namespace === undefined ? statement.names : []) {
      const found = declarationOf(path, name);
      if (found !== undefined) link(found.path, found.name, linesOf(byName.get(local)));
    }
    const namespaces = namespace === undefined ? statement.namespaces : [namespace];
    for (const reference of namespaces.flatMap((local) => byQualifier.get(local) ?? [])) {
      const found = declarationOf(path, reference.name);
      if (found !== undefined) link(found.path, found.name, [reference.line]);
    }
    for (const name of statement.everything && !statement.reexport ? exportsOf(path) : []) {
      const uses = byName.get(name);
      const found = uses === undefined ? undefined : declarationOf(path, name);
      if (found !== undefined) link(found.path, found.name, linesOf(uses));
    }
  }
  const [first] = targets;
  if (!linked && first !== undefined) add(first.path, undefined, [], statement);
}

function linesOf(references: readonly Reference[] | undefined): number[] {
  return (references ?? []).map(({ line }) => line);
}

/** Names of another file of the same package, which need no import. */
function addPackageUses(other: SourceFile | undefined, byName: References, add: Add): void {
  for (const { name, kind } of other?.code.symbols ?? []) {
    const uses = isShared(name, kind) ? byName.get(name) : undefined;
    const bare = (uses ?? []).filter(({ qualifier }) => qualifier === undefined);
    if (other !== undefined && bare.length > 0) add(other.path, name, linesOf(bare));
  }
}
