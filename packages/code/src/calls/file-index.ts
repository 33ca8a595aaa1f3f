/** Finds the symbols and bindings of one file by name and by line. */

import type { SourceFile } from "../survey/survey.ts";
import type { Binding } from "../syntax/call-site.ts";
import type { SymbolKind } from "../syntax/parsed-code.ts";
import type { CodeFunction, Declaration } from "./code-function.ts";

export interface FileIndex {
  readonly file: SourceFile;
  readonly functions: readonly CodeFunction[];
  readonly types: readonly Declaration[];
  /** The function around a function that is a part of it. */
  outerOf(fn: CodeFunction): CodeFunction | undefined;
  /** The function of that name inside another one. */
  innerOf(fn: CodeFunction, name: string): CodeFunction | undefined;
  /** Symbols that are no members, by name. */
  readonly named: ReadonlyMap<string, readonly Declaration[]>;
  /** The innermost function around a line. */
  functionAt(line: number): CodeFunction | undefined;
  /** As `functionAt`, without decorators: they run where the function is declared. */
  callerAt(line: number): CodeFunction | undefined;
  /** The innermost type around a line. */
  typeAt(line: number): Declaration | undefined;
  /** The bindings of a name in a function, or outside of functions, by line. */
  locals(fn: CodeFunction | undefined, name: string): readonly Binding[];
  /** What the code says about the result of a function. */
  resultOf(fn: CodeFunction): Binding | undefined;
  /** Members that are not functions, by type. */
  readonly fields: readonly { readonly owner: Declaration; readonly binding: Binding }[];
}

const TYPES: ReadonlySet<SymbolKind> = new Set(["class", "struct", "interface", "enum", "type"]);

export function isType({ symbol }: Declaration): boolean {
  return TYPES.has(symbol.kind);
}

export function isFunction({ symbol }: Declaration): boolean {
  return symbol.kind === "function" || symbol.kind === "method";
}

export function indexFile(file: SourceFile): FileIndex {
  const all = file.code.symbols.map((symbol): Declaration => ({ file, symbol }));
  const functions = all.filter(isFunction);
  const types = all.filter(isType);
  const functionAt = innermost(functions);
  const typeAt = innermost(types);
  const locals = new Map<CodeFunction | undefined, Map<string, Binding[]>>();
  const results = new Map<CodeFunction, Binding>();
  const fields: { owner: Declaration; binding: Binding }[] = [];
  for (const binding of file.code.bindings) {
    const fn = functionAt(binding.line);
    if (binding.kind === "local") {
      const names = locals.get(fn) ?? new Map<string, Binding[]>();
      locals.set(fn, names);
      const known = names.get(binding.name);
      if (known === undefined) names.set(binding.name, [binding]);
      else known.push(binding);
    } else if (binding.kind === "result") {
      if (fn?.symbol.name === binding.name) results.set(fn, binding);
    } else {
      const owner = typeAt(binding.line);
      if (owner !== undefined) fields.push({ owner, binding });
    }
  }
  return {
    file,
    functions,
    types,
    named: Map.groupBy(
      all.filter(
        ({ symbol: { kind, container } }) =>
          kind !== "method" && (kind !== "function" || container === undefined),
      ),
      ({ symbol }) => symbol.name,
    ),
    ...nesting(functions),
    functionAt,
    callerAt(line) {
      const fn = functionAt(line);
      return fn !== undefined && line < signatureLine(fn) ? undefined : fn;
    },
    typeAt,
    locals: (fn, name) => locals.get(fn)?.get(name) ?? [],
    resultOf: (fn) => results.get(fn),
    fields,
  };
}

const SIGNATURE = /^\s*(?:async\s+)?def\s/;

function signatureLine({ file, symbol: { startLine, endLine } }: CodeFunction): number {
  if (file.language !== "Python" || file.lines[startLine - 1]?.trimStart().startsWith("@") !== true) {
    return startLine;
  }
  for (let line = startLine; line < endLine; line += 1) {
    if (SIGNATURE.test(file.lines[line - 1] ?? "")) return line;
  }
  return startLine;
}

function nesting(functions: readonly CodeFunction[]): Pick<FileIndex, "outerOf" | "innerOf"> {
  const byName = Map.groupBy(functions, ({ symbol }) => symbol.name);
  const outer = new Map<CodeFunction, CodeFunction>();
  const inner = new Map<CodeFunction, Map<string, CodeFunction>>();
  for (const fn of functions) {
    const { container, startLine, endLine } = fn.symbol;
    if (fn.symbol.kind !== "method" || container === undefined) continue;
    const around = byName
      .get(container)
      ?.find(
        ({ symbol }) =>
          symbol.kind === "function" && symbol.startLine <= startLine && symbol.endLine >= endLine,
      );
    if (around === undefined || around === fn) continue;
    outer.set(fn, around);
    const names = inner.get(around) ?? new Map<string, CodeFunction>();
    inner.set(around, names.set(fn.symbol.name, fn));
  }
  return { outerOf: (fn) => outer.get(fn), innerOf: (fn, name) => inner.get(fn)?.get(name) };
}

function innermost(declarations: readonly Declaration[]): (line: number) => Declaration | undefined {
  const sorted = [...declarations].sort(
    ({ symbol: a }, { symbol: b }) => a.startLine - b.startLine || b.endLine - a.endLine,
  );
  const last = sorted.reduce((most, { symbol }) => Math.max(most, symbol.endLine), 0);
  const owners = new Uint32Array(last + 1);
  for (const [index, { symbol }] of sorted.entries()) {
    owners.fill(index + 1, symbol.startLine, symbol.endLine + 1);
  }
  return (line) => sorted[(owners[line] ?? 0) - 1];
}
