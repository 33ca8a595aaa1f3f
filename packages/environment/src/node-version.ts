/**
 * Refuses a Node that is too old, before it meets syntax or modules that it does not know. An entry
 * imports this module and nothing else of ours statically, and any Node can load it.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const NODE_MAJOR = 24;

/** Where the Node of a clone lies, from a bundle in `packages/<name>/dist`. */
const NODE_OF_CLONE = "../../../node_modules/.bin/node";

/** Two lines for the user when `version` is too old. `entry`: the bundle's URL. */
export function refusedNode(version: string, executable: string, entry: string): string | undefined {
  if (Number(version.split(".")[0]) >= NODE_MAJOR) return undefined;
  const own = fileURLToPath(new URL(NODE_OF_CLONE, entry));
  const advice = existsSync(own)
    ? `The installed packages contain one: ${own} ${fileURLToPath(entry)}`
    : `Install Node ${NODE_MAJOR} or newer: https://nodejs.org/download`;
  return `Node ${NODE_MAJOR} or newer is needed. ${executable} is Node ${version}.\n${advice}\n`;
}

/** Ends the process with exit code 2 when its Node is too old. */
export function requireNode(entry: string): void {
  const refusal = refusedNode(process.versions.node, process.execPath, entry);
  if (refusal === undefined) return;
  process.stderr.write(`fondation: ${refusal}`);
  process.exit(2);
}
