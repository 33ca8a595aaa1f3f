/** The syntax trees of the product's sources. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";

const ROOT = join(import.meta.dirname, "../..");
const FILES = globSync("packages/*/{src,convex,server,pages}/**/*.{ts,tsx}", { cwd: ROOT }).filter(
  (file) => !/\.test\.tsx?$|\.d\.ts$|\/(?:testing|_generated)\/|^packages\/doubles\//.test(file),
);

export interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap((part) => (typeof part === "object" ? nodesIn(part) : []))];
}

function nodesOf(file: string): Node[] {
  const { program, errors } = parseSync(file, readFileSync(join(ROOT, file), "utf8"));
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  return nodesIn(program);
}

/** All nodes of each file, by its path from the root. */
export function productNodes(): ReadonlyMap<string, readonly Node[]> {
  return new Map(FILES.map((file) => [file, nodesOf(file)]));
}
