/** Short names of the inputs of a result, so that a result of other inputs is not reused. */

import { textSha256 } from "../hash.ts";

/** Hex digits; collisions are improbable among the few revisions of one result. */
const LENGTH = 12;

/** A short hash of the values' JSON. */
export function revisionOf(values: readonly unknown[]): string {
  return textSha256(JSON.stringify(values)).slice(0, LENGTH);
}
