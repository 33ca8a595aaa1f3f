/** Keeps a folder of evidence small enough to pass on: a trace has every file that a page loaded. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { unzipSync, zipSync } from "fflate";

/** Bytes of a folder. */
export const FOLDER_SIZE = 10_000_000;

export function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
}

/**
 * Takes the largest resources out of a trace until the folder fits. The viewer shows a trace without
 * them. Returns how many were taken out.
 */
export function shrinkTrace(folder: string, trace: string, limit = FOLDER_SIZE): number {
  let excess = sizeOf(folder) - limit;
  if (excess <= 0) return 0;
  const before = statSync(trace).size;
  const entries = unzipSync(readFileSync(trace));
  const resources = Object.keys(entries)
    .filter((name) => name.startsWith("resources/"))
    .map((name) => ({ name, size: zipSync({ [name]: entries[name] as Uint8Array }).length }))
    .toSorted((a, b) => b.size - a.size);
  let count = 0;
  for (const { name, size } of resources) {
    if (excess <= 0) break;
    delete entries[name];
    excess -= size;
    count += 1;
  }
  const packed = zipSync(entries);
  if (packed.length < before) writeFileSync(trace, packed);
  return count;
}
