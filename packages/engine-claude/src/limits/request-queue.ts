/** Limits the number of concurrent requests. Work before and after a request is not limited. */

import PQueue from "p-queue";

/**
 * A queue of requests in the order of `add`, but repairs come first, so that documents in progress
 * are finished first.
 */
export interface RequestQueue {
  /**
   * Runs the request when there is a free slot. Throws its error, after which no other request
   * begins. Throws the failure that halted the queue when the request has not begun by then.
   */
  add<Answer>(request: () => Promise<Answer>, isRepair: boolean): Promise<Answer>;
  /** No more requests begin. Running requests continue, because they are paid for. */
  halt(failure: unknown): void;
  /** The failure that halted the queue. */
  readonly halted: { readonly failure: unknown } | undefined;
}

/** `most`: the number of concurrent requests. */
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
          // Before its slot is given to another request.
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
