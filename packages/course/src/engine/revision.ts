/** Names what a result was made from, so that one made from something else is not taken for it. */

import { textSha256 } from "../hash.ts";

/** Enough for the few things that are ever told apart under one name. */
const LENGTH = 12;

/** A short name of these values, the same for the same JSON. */
export function revisionOf(values: readonly unknown[]): string {
  return textSha256(JSON.stringify(values)).slice(0, LENGTH);
}
