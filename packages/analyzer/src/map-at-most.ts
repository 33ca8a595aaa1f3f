/** Does several things at once, but never more than a few. */

/**
 * The results in the order of the items. After a failure nothing new begins; what has begun is waited for, since it may be paid for
 * already and is kept as a checkpoint. Then the first failure is thrown.
 */
export async function mapAtMost<Item, Result>(
  most: number,
  items: readonly Item[],
  make: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const failures: unknown[] = [];
  const waiting = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      if (failures.length > 0) return;
      try {
        results[index] = await make(item, index);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
  if (failures.length > 0) throw failures[0];
  return results;
}
