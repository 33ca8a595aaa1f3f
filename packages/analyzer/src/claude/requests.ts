/** Keeps to so many requests at once. Only they count: what is prepared before a request and checked after it keeps no other from it. */

import PQueue from "p-queue";

/** Who waits for room is let in by the order of asking, but repairs first: a document that has begun is finished first. */
export interface Requests {
  /**
   * Runs it when there is room. Throws what it throws, after which nothing begins any more, or what it was halted with when it had not begun
   * until then.
   */
  add<Answer>(request: () => Promise<Answer>, isRepair: boolean): Promise<Answer>;
  /** Lets nothing begin any more. What has begun goes on, since it is paid for. */
  halt(failure: unknown): void;
  /** Since it was halted: with what. */
  readonly halted: { readonly failure: unknown } | undefined;
}

/** Lets `most` be at once. */
export function createRequests(most: number): Requests {
  const queue = new PQueue({ concurrency: most });
  let halted: { readonly failure: unknown } | undefined;
  const halt = (failure: unknown): void => {
    halted ??= { failure };
  };
  return {
    add(request, isRepair) {
      const begin = async () => {
        if (halted !== undefined) throw halted.failure;
        try {
          return await request();
        } catch (error) {
          // Before its room is another's.
          halt(error);
          throw error;
        }
      };
      return queue.add(begin, { priority: isRepair ? 1 : 0 });
    },
    halt,
    get halted() {
      return halted;
    },
  };
}
