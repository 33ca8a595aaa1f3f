/** The keys of checkpoints begin with the commit they were made at, and a slash; their end says what they hold. */

/** Whether it is the account of what a model was paid, not a part of the course: what was spent stays spent. */
export function isAccount(key: string): boolean {
  return key.endsWith("/usage");
}

/** `/` and the character behind it: every key of a commit lies between the commit with the one and with the other. */
const [SLASH, BEHIND_SLASH] = ["/", "0"];

/** A range of keys: `from` belongs to it, `to` does not; without `to` it has no end. */
export interface KeyRange {
  readonly from: string;
  readonly to: string | undefined;
}

/** The ranges of keys, in their order, that belong to none of the commits. */
export function gapsBetween(commits: readonly string[]): KeyRange[] {
  const kept = [...new Set(commits)].sort();
  const starts = ["", ...kept.map((commit) => commit + BEHIND_SLASH)];
  return starts.map((from, index) => {
    const next = kept[index];
    return { from, to: next === undefined ? undefined : next + SLASH };
  });
}
