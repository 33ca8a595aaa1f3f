/**
 * Maps items with at most `most` calls at once; results are in the order of the items. After a
 * failure no new call begins. Running calls are awaited, since their results may be paid and are
 * kept as checkpoints; then the first failure is thrown.
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
