/** Resolves the names of supertypes to their declarations, through the imports of their files. */

import type { FileLink } from "../graph/links.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import type { Supertype } from "../syntax/field.ts";
import type { CodeSymbol } from "../syntax/parsed-code.ts";

export interface DeclaredType {
  readonly file: SourceFile;
  readonly symbol: CodeSymbol;
}

/** A supertype of a type; without a declaration when that is outside the repository. */
export interface Base extends Supertype {
  readonly declared?: DeclaredType;
}

export function typeIn(file: SourceFile, name: string): CodeSymbol | undefined {
  return file.code.symbols.find(
    (symbol) => symbol.name === name && !["method", "function", "constant"].includes(symbol.kind),
  );
}

/** The supertypes of each file that declares one. */
export function resolveSupertypes(survey: Survey, links: readonly FileLink[]): Map<SourceFile, Base[]> {
  const linksOf = Map.groupBy(links, ({ from }) => from);
  const bases = new Map<SourceFile, Base[]>();
  for (const file of survey.files) {
    if (file.code.supertypes.length === 0) continue;
    const uses = (linksOf.get(file.path) ?? []).flatMap((link) => link.uses);
    const bySymbol = Map.groupBy(uses, ({ symbol }) => symbol);
    const resolve = ({ name, line }: Supertype): DeclaredType | undefined => {
      const last = name.slice(
        Math.max(name.lastIndexOf("."), name.lastIndexOf(":"), name.lastIndexOf("\\")) + 1,
      );
      const own = last === name ? typeIn(file, last) : undefined;
      if (own !== undefined) return { file, symbol: own };
      const use = bySymbol.get(last)?.find(({ lines }) => lines.includes(line));
      const target = use === undefined ? undefined : survey.byPath.get(use.to);
      const symbol = target === undefined ? undefined : typeIn(target, last);
      return target === undefined || symbol === undefined ? undefined : { file: target, symbol };
    };
    bases.set(
      file,
      file.code.supertypes.map((supertype) => {
        const declared = resolve(supertype);
        return declared === undefined ? supertype : { ...supertype, declared };
      }),
    );
  }
  return bases;
}
