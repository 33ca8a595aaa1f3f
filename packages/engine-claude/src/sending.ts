/** Requests between their question and the moment at which the model has it: that is when they need the processors. */

/** Keeps to a few, and tells when there are none. */
export interface Sending {
  /**
   * One more, as soon as there are not too many, after `most` milliseconds at the latest. The function it resolves to is called when it is
   * sent, or never will be; further calls change nothing.
   */
  begin(most: number): Promise<() => void>;
  /** Resolves when there have been none for so long, after `most` at the latest; milliseconds. */
  calm(long: number, most: number): Promise<void>;
}

/**
 * Begins with none. `atOnce`: how many should be at the same time. As many as there are processors: more would all be sent as late as the last
 * one, and be answered together again.
 */
export function createSending(atOnce: number): Sending {
  let count = 0;
  let sentAt = Number.NEGATIVE_INFINITY;
  let sent = Promise.withResolvers<void>();
  /** Resolves when the next one is sent, after `rest` milliseconds at the latest. */
  const next = (rest: number): Promise<void> =>
    new Promise((resolve) => {
      // What it waits for keeps the process alive; alone, it must not.
      const timer = setTimeout(resolve, rest).unref();
      sent.promise.then(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  return {
    async begin(most) {
      const until = performance.now() + most;
      while (count >= atOnce && performance.now() < until) await next(until - performance.now());
      let isSent = false;
      count += 1;
      return () => {
        if (isSent) return;
        isSent = true;
        count -= 1;
        sentAt = performance.now();
        sent.resolve();
        sent = Promise.withResolvers();
      };
    },
    async calm(long, most) {
      const until = performance.now() + most;
      for (;;) {
        const rest = (count === 0 ? Math.min(sentAt + long, until) : until) - performance.now();
        if (rest <= 0) return;
        await next(rest);
      }
    },
  };
}
