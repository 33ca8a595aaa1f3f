/** Limits how many requests run at once. Work before and after a request does not count. */

import PQueue from "p-queue";

/**
 * A queue of requests, in the order of asking, but repairs first: a document that was begun is
 * finished first.
 */
export interface RequestQueue {
  /**
   * Runs the request when there is room. Throws what it throws, and nothing begins after that;
   * throws what the queue was halted with when the request has not begun by then.
   */
  add<Answer>(request: () => Promise<Answer>, isRepair: boolean): Promise<Answer>;
  /** Lets nothing begin any more. What was begun goes on, since it is paid for. */
  halt(failure: unknown): void;
  /** What the queue was halted with. */
  readonly halted: { readonly failure: unknown } | undefined;
}

/** `most`: how many requests run at once. */
export function createRequestQueue(most: number): RequestQueue {
  const queue = new PQueue({ concurrency: most });
  let halted: { readonly failure: unknown } | undefined;
  const halt = (failure: unknown): void => {
    halted ??= { failure };
  };
  return {
    add(request, isRepair) {
      const run = async () => {
        if (halted !== undefined) throw halted.failure;
        try {
          return await request();
        } catch (error) {
          // Before its room goes to another request.
          halt(error);
          throw error;
        }
      };
      return queue.add(run, { priority: isRepair ? 1 : 0 });
    },
    halt,
    get halted() {
      return halted;
    },
  };
}
