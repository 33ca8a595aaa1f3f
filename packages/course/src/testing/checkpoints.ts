/** Checkpoints without a backend. */

import type { Checkpoints } from "../engine/checkpoints.ts";

/** What is put is kept in memory, where a test can see it and change it. */
export function checkpointsInMemory(): Checkpoints & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get: async (key) => entries.get(key),
    put: async (key, value) => void entries.set(key, value),
  };
}
