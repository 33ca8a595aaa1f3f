/** Ranges of checkpoint keys. A key begins with the commit of its checkpoint. */

import { commitPrefix } from "@fondation/course/engine";

/** `from` is inclusive, `to` is exclusive. Without `to` the range has no end. */
export interface KeyRange {
  readonly from: string;
  readonly to: string | undefined;
}

/** The ranges of all keys except those of the given commits, in ascending order. */
export function gapsBetween(commits: readonly string[]): KeyRange[] {
  const prefixes = [...new Set(commits)].sort().map(commitPrefix);
  const starts = ["", ...prefixes.map(afterPrefix)];
  return starts.map((from, index) => ({ from, to: prefixes[index] }));
}

/** The first key after all keys with a prefix: the prefix with its last character raised by one. */
function afterPrefix(prefix: string): string {
  return prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
}
