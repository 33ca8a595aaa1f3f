/** What code does to the world outside: proven by an import of the module that does it. */

import type { CallGraph } from "../calls/call-graph.ts";
import type { CodeFunction } from "../calls/code-function.ts";
import type { SourceFile } from "../survey/survey.ts";
import type { ImportStatement, Place, Reference } from "../syntax/parsed-code.ts";
import type { CallSite } from "../syntax/call-site.ts";
import type { KeyRead } from "../syntax/field.ts";
import { type EffectKind, type EffectRow, EFFECTS } from "./effect-table.ts";

export interface Effect {
  readonly kind: EffectKind;
  readonly place: Place;
  /** The innermost function around it. */
  readonly fn?: CodeFunction;
  /** As written: `os.ReadFile`, or the key that is read. */
  readonly name?: string;
  readonly default?: string;
}

/** Effects that change nothing outside of the process. */
const INWARD: ReadonlySet<EffectKind> = new Set<EffectKind>(["environment", "setting", "time", "lock"]);

export type OutwardKind = Exclude<EffectKind, "environment" | "setting" | "time" | "lock">;

export function isOutward(effect: Effect): effect is Effect & { readonly kind: OutwardKind } {
  return !INWARD.has(effect.kind);
}

export interface EffectFacts {
  /** By line. */
  inFile(file: SourceFile): readonly Effect[];
  /** By line; without those of functions inside the function. */
  of(fn: CodeFunction): readonly Effect[];
}

export function createEffects({ functionAt }: Pick<CallGraph, "functionAt">): EffectFacts {
  const known = new Map<SourceFile, readonly Effect[]>();
  const byFunction = new Map<CodeFunction, Effect[]>();
  const inFile = (file: SourceFile): readonly Effect[] => {
    const found = known.get(file);
    if (found !== undefined) return found;
    const effects = findEffects(file).map((effect): Effect => {
      const fn = functionAt(file.path, effect.place.startLine);
      return fn === undefined ? effect : { ...effect, fn };
    });
    known.set(file, effects);
    for (const [fn, group] of Map.groupBy(effects, (effect) => effect.fn)) {
      if (fn !== undefined) byFunction.set(fn, group);
    }
    return effects;
  };
  return {
    inFile,
    of(fn) {
      inFile(fn.file);
      return byFunction.get(fn) ?? [];
    },
  };
}

function findEffects({ path, language, code }: SourceFile): Effect[] {
  const rows = EFFECTS[language] ?? [];
  const placeOf = (line: number): Place => ({ path, startLine: line, endLine: line });
  const meaning = meanings(rows, code.imports, new Set(code.symbols.map(({ name }) => name)));
  // A type of the file hides a global one of the same name: `Process` in a module of Ruby.
  const types = new Set(code.symbols.flatMap(({ kind, name }) => (kind === "class" ? [name] : [])));
  const reads = code.keyReads.flatMap((read): Effect[] => {
    const kind = kindOfRead(read, meaning);
    const value = read.default === undefined ? {} : { default: read.default };
    return kind === undefined ? [] : [{ kind, place: placeOf(read.line), name: read.key, ...value }];
  });
  const callsOn = Map.groupBy(code.calls, ({ line }) => line);
  const found = code.references.flatMap((reference): Effect[] => {
    const kind = types.has(reference.qualifier ?? "") ? undefined : meaning(reference);
    if (kind === undefined || kind === "environment" || kind === "setting") return [];
    const isCalled = callsOn.get(reference.line)?.some((call) => isCallOf(call, reference)) ?? false;
    if (!isCalled && !INWARD.has(kind)) return [];
    const { qualifier, name, line } = reference;
    return [{ kind, place: placeOf(line), name: qualifier === undefined ? name : `${qualifier}.${name}` }];
  });
  return [...reads, ...found].sort((a, b) => a.place.startLine - b.place.startLine);
}

/** A mere mention of a type does nothing: an annotation, a caught error, a comparison. */
function isCallOf({ name, receiver = "" }: CallSite, reference: Reference): boolean {
  return name === reference.name || receiver.split(/\W+/).includes(reference.name);
}

/** The environment by an import of its module; settings by the name of what holds them. */
function kindOfRead({ source, line }: KeyRead, meaning: Meaning): EffectKind | undefined {
  const [name = "", qualifier, ...rest] = source
    .replace(/\.get$/, "")
    .split(/::|\./)
    .reverse();
  const own =
    rest.length > 0 && rest[0] !== "std"
      ? undefined
      : meaning({ name, line, ...(qualifier === undefined ? {} : { qualifier }) });
  if (own === "environment" || own === "setting") return own;
  return /^(config|settings)$/.test(name) ? "setting" : undefined;
}

/** What stands between a module and a module in it. */
const PATHS = ["::", "."];

type Meaning = (reference: Reference) => EffectKind | undefined;

/** `declared`: the names of the file itself, which hide global ones. */
function meanings(
  rows: readonly EffectRow[],
  imports: readonly ImportStatement[],
  declared: ReadonlySet<string>,
): Meaning {
  const bare = new Map<string, EffectKind>();
  const qualified = new Map<string, EffectKind>();
  const addNamespace = (local: string, names: EffectRow["names"], kind: EffectKind): void => {
    if (names === undefined) qualified.set(`${local}.`, kind);
    for (const name of names ?? []) qualified.set(`${local}.${name}`, kind);
  };
  for (const { kind, modules, names } of rows) {
    if (modules.includes("")) {
      for (const name of names ?? []) {
        if (name.includes(".")) qualified.set(name, kind);
        else if (!declared.has(name)) bare.set(name, kind);
      }
    }
    for (const statement of imports) {
      for (const { local, name } of statement.names) {
        if (PATHS.some((path) => modules.includes(`${statement.module}${path}${name}`))) {
          addNamespace(local, names, kind);
        }
      }
      if (!modules.includes(statement.module)) continue;
      for (const { local, name } of statement.names) {
        if (name === "default") qualified.set(`${local}.`, kind);
        else if (names === undefined || names.includes(name)) bare.set(local, kind);
      }
      for (const namespace of namespacesOf(statement)) addNamespace(namespace, names, kind);
      if (statement.everything) for (const name of names ?? []) bare.set(name, kind);
    }
  }
  return ({ name, qualifier }) =>
    qualifier === undefined
      ? bare.get(name)
      : (qualified.get(`${qualifier}.${name}`) ?? qualified.get(`${qualifier}.`));
}

/** The local names of a module: without an alias, the last part of its path. */
function namespacesOf({ module, names, namespaces }: ImportStatement): readonly string[] {
  if (namespaces.length > 0 || names.length > 0) return namespaces;
  const last = module.split("/").filter((part) => !/^v\d+$/.test(part));
  return [last.at(-1) ?? module];
}
