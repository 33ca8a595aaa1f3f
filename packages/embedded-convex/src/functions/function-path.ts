/** Paths of functions: `module:export`. A bare module name means its `default` export. */
import { FunctionError } from "../convex-errors.ts";

export interface FunctionPath {
  module: string;
  exportName: string;
}

/**
 * Accepts `messages:list`, `messages.js:list` and `dir/messages:list`, but not `api.messages.list`.
 */
export function parseFunctionPath(path: string): FunctionPath {
  const colon = path.lastIndexOf(":");
  const module = (colon < 0 ? path : path.slice(0, colon)).replace(/\.js$/, "");
  const exportName = colon < 0 ? "default" : path.slice(colon + 1);
  if (module === "" || exportName === "")
    throw new FunctionError(`"${path}" is not a function path like "module:name".`);
  return { module, exportName };
}

/** The form of a function's path inside the backend. */
export function canonicalPath(path: string): string {
  const { module, exportName } = parseFunctionPath(path);
  return `${module}:${exportName}`;
}

/**
 * The path in a system call's arguments. Only names are supported, no handles or references of
 * components.
 */
export function addressedPath(address: {
  name?: string;
  functionHandle?: string;
  reference?: string;
}): string {
  if (address.name !== undefined) return canonicalPath(address.name);
  throw new FunctionError(
    `The embedded Convex backend calls functions by name only, not by ${JSON.stringify(address)} (components, handles).`,
  );
}
