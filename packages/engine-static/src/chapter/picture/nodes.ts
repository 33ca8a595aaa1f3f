/** The nodes of a picture: types, and functions outside types. */

import type { CodeFunction, CodeSymbol, Contract, SourceFile } from "@fondation/code";
import type { CourseView } from "../../view/course-view.ts";

/** One object per node; compared by identity. */
export interface PictureNode {
  readonly key: string;
  readonly file: SourceFile;
  /** As a reader writes it: `Store`, or `Store.open` for a method that is a node of its own. */
  readonly name: string;
  /** The declaration of a type; absent for functions, and for types that are declared elsewhere. */
  readonly type?: CodeSymbol;
}

export interface Nodes {
  /** A method stands for its type. */
  readonly areTypes: boolean;
  ofType(type: Contract["type"]): PictureNode;
  ofFunction(fn: CodeFunction): PictureNode;
}

export function nodesFor(members: readonly CodeFunction[], areTypes: boolean): Nodes {
  const known = new Map<string, PictureNode>();
  const declared = declarations(members);
  const intern = (node: PictureNode): PictureNode => {
    const found = known.get(node.key) ?? node;
    known.set(node.key, found);
    return found;
  };
  const ofType = ({ file, symbol }: Contract["type"]): PictureNode =>
    intern({ key: `${file.path}\n\n${symbol.name}`, file, name: symbol.name, type: symbol });
  return {
    areTypes,
    ofType,
    ofFunction({ file, symbol }) {
      const { name, container } = symbol;
      if (!areTypes || container === undefined) {
        const qualified = container === undefined ? name : `${container}.${name}`;
        return intern({ key: `${file.path}\n${container ?? ""}\n${name}`, file, name: qualified });
      }
      const type = declared(file, container);
      if (type !== undefined) return ofType(type);
      return intern({ key: `${file.path}\n\n${container}`, file, name: container });
    },
  };
}

const NO_TYPES: ReadonlySet<string> = new Set(["method", "function", "constant"]);

/** A type in the file of its method, else the only one of that name: Go, C++ and Ruby divide types. */
function declarations(
  members: readonly CodeFunction[],
): (file: SourceFile, name: string) => Contract["type"] | undefined {
  const files = [...new Set(members.map(({ file }) => file))];
  const byName = Map.groupBy(
    files.flatMap((file) =>
      file.code.symbols.flatMap((symbol) => (NO_TYPES.has(symbol.kind) ? [] : [{ file, symbol }])),
    ),
    ({ symbol }) => symbol.name,
  );
  return (file, name) => {
    const all = byName.get(name) ?? [];
    return all.find((type) => type.file === file) ?? (all.length === 1 ? all[0] : undefined);
  };
}

/** Errors have a section of their own; a part that is about errors shows them. */
export function isErrorNode({ file, type }: PictureNode, { types }: CourseView): boolean {
  return type !== undefined && types.isError(file, type.name);
}
