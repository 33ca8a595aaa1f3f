/** Keeps to so many requests at once. Only they count: what is prepared before a request and checked after it keeps no other from it. */

import PQueue from "p-queue";

/** Who waits for room is let in by the order of asking, but repairs first: a document that has begun is finished first. */
export interface Requests {
  /**
   * Runs it when there is room, which it has until it ends or calls `answered`. Throws what it throws, after which nothing begins any more, or
   * what it was halted with when it had not begun until then.
   */
  add<Answer>(request: (answered: () => void) => Promise<Answer>, isRepair: boolean): Promise<Answer>;
  /** Lets nothing begin any more. What has begun goes on, since it is paid for. */
  halt(failure: unknown): void;
  /** Resolves when none has room, nor waits for it. */
  none(): Promise<void>;
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
    async add<Answer>(request: (answered: () => void) => Promise<Answer>, isRepair: boolean) {
      const { promise: answer, resolve, reject } = Promise.withResolvers<Answer>();
      const run = async (leave: () => void): Promise<Answer> => {
        if (halted !== undefined) throw halted.failure;
        try {
          return await request(leave);
        } catch (error) {
          // Before its room is another's, unless it has given that away.
          halt(error);
          throw error;
        }
      };
      const haveRoom = (): Promise<void> =>
        new Promise((leave) => {
          run(leave).then(resolve, reject).finally(leave);
        });
      // Whoever awaits the answer hears of a failure, not before the next one has its room.
      answer.catch(() => undefined);
      await queue.add(haveRoom, { priority: isRepair ? 1 : 0 });
      return answer;
    },
    none: () => queue.onIdle(),
    halt,
    get halted() {
      return halted;
    },
  };
}
