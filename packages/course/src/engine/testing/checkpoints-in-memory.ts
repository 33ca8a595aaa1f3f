import type { Checkpoints } from "../checkpoints.ts";

/** Checkpoints in memory; a test may read and change `entries`. */
export function checkpointsInMemory(): Checkpoints & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get: async (key) => entries.get(key),
    put: async (key, value) => void entries.set(key, value),
  };
}
