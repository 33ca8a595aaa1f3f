/** Names of functions: `module:export`, where `default` is the export of a bare module name. */
import { FunctionError } from "../errors.ts";

export interface FunctionPath {
  module: string;
  exportName: string;
}

/**
 * Accepts `messages:list`, `messages.js:list`, `dir/messages:list`, `api.messages.list`-style names
 * not.
 */
export function parseFunctionPath(path: string): FunctionPath {
  const colon = path.lastIndexOf(":");
  const module = (colon < 0 ? path : path.slice(0, colon)).replace(/\.js$/, "");
  const exportName = colon < 0 ? "default" : path.slice(colon + 1);
  if (module === "" || exportName === "")
    throw new FunctionError(`"${path}" is no function path like "module:name".`);
  return { module, exportName };
}

/** The one way a function's path is written inside the backend. */
export function canonicalPath(path: string): string {
  const { module, exportName } = parseFunctionPath(path);
  return `${module}:${exportName}`;
}

/** The address in a syscall's arguments: a name, never a handle or a component's reference. */
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
