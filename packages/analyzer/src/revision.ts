/** Names what a result was made from, so that one made from something else is not taken for it. */

import { createHash } from "node:crypto";

/** Enough for the few things that are ever told apart under one name. */
const LENGTH = 12;

/** A short name of these values, the same for the same JSON. */
export function revisionOf(values: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(values)).digest("hex").slice(0, LENGTH);
}
