/** Ends of clients: nobody waits for one before going on, and nothing is over before all of them are. */

/** What is being ended. */
export interface Closings {
  /** Takes an end that is under way. */
  add(closing: Promise<void>): void;
  /** Resolves when everything that was added has ended. Rejects then with the first end that failed. */
  settled(): Promise<void>;
}

/** Starts with none. */
export function createClosings(): Closings {
  const open = new Set<Promise<void>>();
  const failures: unknown[] = [];
  return {
    add(closing) {
      const ended = closing
        .catch((error: unknown) => void failures.push(error))
        .finally(() => open.delete(ended));
      open.add(ended);
    },
    async settled() {
      // One that ends may have had another one added.
      while (open.size > 0) await Promise.all(open);
      if (failures.length > 0) throw failures[0];
    },
  };
}
