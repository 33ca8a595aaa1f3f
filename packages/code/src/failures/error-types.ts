/** Whether a clause that catches holds an error, by the types that the code and the standard libraries declare. */

import type { Survey } from "../survey/survey.ts";
import { builtinParent, canonicalName, isRoot } from "./builtin-errors.ts";

type Verdict = "yes" | "no" | "unknown";

export interface ErrorTypes {
  /** `head`: the types of the clause as written. `thrown`: undefined when the type is not known. */
  catches(head: string | undefined, thrown: string | undefined, grammar: string): Verdict;
}

const TYPES: ReadonlySet<string> = new Set(["class", "struct", "interface", "type"]);

/** A clause of these languages catches everything, whatever its head names. */
const UNTYPED: ReadonlySet<string> = new Set(["javascript", "typescript", "tsx"]);

/** In these a list of types shows what a clause lets through. */
const TYPED: ReadonlySet<string> = new Set(["python", "ruby", "java", "kotlin", "c_sharp", "php"]);

/** In types; deeper families are not followed. */
const MAX_ANCESTORS = 30;

export function readErrorTypes({ files }: Pick<Survey, "files">): ErrorTypes {
  let known: ReadonlyMap<string, readonly string[] | undefined> | undefined;
  const basesOf = (name: string): readonly string[] | undefined => {
    known ??= collectBases(files);
    return known.get(name);
  };
  return {
    catches(head, thrown, grammar) {
      if (UNTYPED.has(grammar)) return "yes";
      const names = head === undefined ? undefined : clauseTypes(head, grammar);
      if (names === undefined)
        return grammar === "ruby" ? standardError(thrown, basesOf) : everything(grammar);
      if (names.length === 0) return "unknown";
      if (names.some((name) => isRoot(name, grammar) && !(name === "Exception" && grammar === "ruby"))) {
        return "yes";
      }
      if (thrown === undefined || thrown === "") return "unknown";
      const { types, complete } = ancestors(thrown, grammar, basesOf);
      if (names.some((name) => types.has(name))) return "yes";
      const areKnown = names.every(
        (name) => basesOf(name) !== undefined || builtinParent(name, grammar) !== undefined,
      );
      return complete && areKnown && TYPED.has(grammar) ? "no" : "unknown";
    },
  };
}

/** The bases of each type that is declared once; a name that is declared twice is not known. */
function collectBases(files: Survey["files"]): ReadonlyMap<string, readonly string[] | undefined> {
  const bases = new Map<string, readonly string[] | undefined>();
  for (const { role, code } of files) {
    if (role !== "source") continue;
    for (const { name, kind } of code.symbols) {
      if (!TYPES.has(kind)) continue;
      const own = code.supertypes.filter(({ owner }) => owner === name).map((base) => lastName(base.name));
      bases.set(name, bases.has(name) ? undefined : own);
    }
  }
  return bases;
}

/** `complete`: every line of ancestors ends at the root of all errors. */
function ancestors(
  thrown: string,
  grammar: string,
  basesOf: (name: string) => readonly string[] | undefined,
): { readonly types: ReadonlySet<string>; readonly complete: boolean } {
  const types = new Set([canonicalName(lastName(thrown), grammar)]);
  let complete = true;
  for (const name of types) {
    if (isRoot(name, grammar)) continue;
    const builtin = builtinParent(name, grammar);
    const bases = basesOf(name) ?? (builtin === undefined ? undefined : [builtin]);
    if (bases === undefined || bases.length === 0 || types.size > MAX_ANCESTORS) complete = false;
    for (const base of bases ?? []) types.add(canonicalName(base, grammar));
  }
  return { types, complete };
}

function everything(grammar: string): Verdict {
  return grammar === "scala" ? "unknown" : "yes";
}

/** `rescue` without types. */
function standardError(
  thrown: string | undefined,
  basesOf: (name: string) => readonly string[] | undefined,
): Verdict {
  if (thrown === undefined) return "unknown";
  const { types, complete } = ancestors(thrown === "" ? "RuntimeError" : thrown, "ruby", basesOf);
  if (types.has("StandardError")) return "yes";
  return complete ? "no" : "unknown";
}

/** Undefined for a clause without types, which catches all. Empty when its types are not clear. */
function clauseTypes(head: string, grammar: string): string[] | undefined {
  if (head.endsWith("…") || /\bwhen\b/.test(head)) return [];
  if (head === "..." || head === "_") return undefined;
  const list = head.split(" as ", 1)[0] ?? "";
  const names = (list.match(/[\w$.:\\]+/g) ?? []).map(lastName);
  const types = names.filter((name) => /^\p{Lu}/u.test(name));
  // In Python a name in small letters can stand for a list of types.
  const isUnclear = grammar === "python" && types.length < names.length;
  return isUnclear ? [] : types.map((name) => canonicalName(name, grammar));
}

/** The types that a clause names, and the variable that it gives the error. */
export function boundBy(head: string): { readonly types: readonly string[]; readonly variable?: string } {
  const names = head.match(/[\w$]+/g) ?? [];
  const types = names.filter((name) => /^\p{Lu}/u.test(name));
  const variable = names.at(-1);
  return { types, ...(variable === undefined || types.includes(variable) ? {} : { variable }) };
}

function lastName(name: string): string {
  return name.split(/[.:\\]+/).at(-1) ?? name;
}
