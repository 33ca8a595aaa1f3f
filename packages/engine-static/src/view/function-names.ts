/** Names of functions as a reader writes them. */

import type { CodeFunction, CodeSymbol } from "@fondation/code";
import { inlineCode } from "@fondation/course";

/** `Router.match` for a method, else the name alone. Plain text. */
export function qualifiedName({ name, container }: CodeSymbol): string {
  return container === undefined ? name : `${container}.${name}`;
}

export function codeOf({ symbol }: CodeFunction): string {
  return inlineCode(qualifiedName(symbol));
}

/** The last segment of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
