/** Ranges of checkpoint keys, which begin with the commit that the checkpoint was made at. */

import { commitPrefix } from "@fondation/course/engine";

/** A range of keys: `from` belongs to it, `to` does not; without `to` it has no end. */
export interface KeyRange {
  readonly from: string;
  readonly to: string | undefined;
}

/** The ranges of keys that belong to none of the commits, in ascending order. */
export function gapsBetween(commits: readonly string[]): KeyRange[] {
  const prefixes = [...new Set(commits)].sort().map(commitPrefix);
  const starts = ["", ...prefixes.map(afterPrefix)];
  return starts.map((from, index) => ({ from, to: prefixes[index] }));
}

/** The first key after all keys with a prefix: the prefix with its last character raised by one. */
function afterPrefix(prefix: string): string {
  return prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
}
