/** Requests between their question and the moment at which the model has it: that is when they need the processors. */

/** Tells when there are none. */
export interface Sending {
  /** One more. The function it returns is called when it is sent, or never will be; further calls change nothing. */
  begin(): () => void;
  /** Resolves when there are none, after `most` milliseconds at the latest. */
  none(most: number): Promise<void>;
}

/** Begins with none. */
export function createSending(): Sending {
  let count = 0;
  const waiting = new Set<() => void>();
  return {
    begin() {
      let isSent = false;
      count += 1;
      return () => {
        if (isSent) return;
        isSent = true;
        count -= 1;
        if (count === 0) for (const resolve of [...waiting]) resolve();
      };
    },
    async none(most) {
      if (count === 0) return;
      await new Promise<void>((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          waiting.delete(end);
          resolve();
        };
        const timer = setTimeout(end, most);
        waiting.add(end);
      });
    },
  };
}
