/** Names of functions as a reader writes them. */

import { type CodeFunction, type CodeSymbol, parameterTypesOf } from "@fondation/code";
import { inlineCode } from "@fondation/course";

/** `Router.match` for a method, else the name alone. Plain text. */
export function qualifiedName({ name, container }: CodeSymbol): string {
  return container === undefined ? name : `${container}.${name}`;
}

export function codeOf({ symbol }: CodeFunction): string {
  return inlineCode(qualifiedName(symbol));
}

/** Functions of one name differ by the types of their parameters: `Router.match(Path, int)`. Plain text. */
export function distinctNames(functions: readonly CodeFunction[]): string[] {
  const names = functions.map(({ symbol }) => qualifiedName(symbol));
  return functions.map((fn, index) => {
    const name = names[index] ?? "";
    const isShared = functions.some((other, at) => other.symbol !== fn.symbol && names[at] === name);
    const types = isShared ? parameterTypesOf(fn) : [];
    return types.length === 0 ? name : `${name}(${types.join(", ")})`;
  });
}

/** The last segment of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
