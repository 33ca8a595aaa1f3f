/** Which types of the repository derive from which others, and which of them are errors. */

import type { SourceFile } from "../survey/survey.ts";
import type { Supertype } from "../syntax/field.ts";
import type { CodeSymbol, Place } from "../syntax/parsed-code.ts";
import type { Base, DeclaredType } from "./supertypes.ts";

/** A type that derives from another one. `place`: the line that says so, else its declaration. */
export interface Implementation {
  readonly file: SourceFile;
  readonly symbol: CodeSymbol;
  readonly place: Place;
}

/** A type takes from its base what the relation says; `includes`: a module of Ruby or a trait of PHP. */
export interface Contract {
  readonly type: DeclaredType;
  readonly base: DeclaredType;
  readonly relation: Supertype["relation"] | "includes";
}

const MIXING: ReadonlySet<string> = new Set(["Ruby", "PHP"]);

/** Those of source files, in the order of the bases. */
export function contractsOf(
  files: readonly SourceFile[],
  bases: ReadonlyMap<SourceFile, readonly Base[]>,
  implementations: ReadonlyMap<CodeSymbol, readonly Implementation[]>,
): Contract[] {
  return files.flatMap((file) =>
    file.role !== "source"
      ? []
      : file.code.symbols.flatMap((symbol) =>
          (implementations.get(symbol) ?? []).flatMap((type): Contract[] => {
            if (type.file.role !== "source") return [];
            const stated = bases
              .get(type.file)
              ?.find(({ owner, declared }) => owner === type.symbol.name && declared?.symbol === symbol);
            // Only Go proves a contract without a statement.
            const relation = stated?.relation ?? "implements";
            const mixes = relation === "implements" && symbol.kind === "class" && MIXING.has(file.language);
            return [{ type, base: { file, symbol }, relation: mixes ? "includes" : relation }];
          }),
        ),
  );
}

const ERROR_NAME = /(?:Error|Exception|Throwable|Failure)$/;

/** In types; deeper families are not followed. */
const MAX_ANCESTORS = 30;

/** Whether the name of a type, or of one of its ancestors, says that it is an error. */
export function isErrorType(
  file: SourceFile,
  name: string,
  bases: ReadonlyMap<SourceFile, readonly Base[]>,
): boolean {
  const types = new Map([[`${file.path}\n${name}`, { file, name }]]);
  for (const type of types.values()) {
    if (ERROR_NAME.test(type.name)) return true;
    const own = (bases.get(type.file) ?? []).filter(({ owner }) => owner === type.name);
    if (own.some((base) => ERROR_NAME.test(base.name))) return true;
    if (types.size > MAX_ANCESTORS) return false;
    for (const { declared } of own) {
      if (declared === undefined) continue;
      const { path } = declared.file;
      types.set(`${path}\n${declared.symbol.name}`, { file: declared.file, name: declared.symbol.name });
    }
  }
  return false;
}
