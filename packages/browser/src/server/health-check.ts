import type { Browser } from "playwright-core";

export interface HealthOptions {
  /** Connects to the browser; called again when the connection has ended. */
  readonly connect: () => Promise<Browser>;
  /** Milliseconds to wait for one answer. */
  readonly answerMs: number;
  /** Milliseconds for which an answer counts: opening a page each time would keep an idle browser busy. */
  readonly freshMs: number;
  /** After this many missing answers in a row, {@link HealthCheck.givenUp} resolves. */
  readonly maxFailures: number;
}

export interface HealthCheck {
  /**
   * Lets the browser open a page and compute, unless it has just done so. Concurrent calls share one
   * answer. Rejects without an answer in time.
   */
  check(): Promise<unknown>;
  /** Resolves with the reason when the check gives up. */
  readonly givenUp: Promise<string>;
}

/**
 * Connects at the first check. No check starts while another one is late: it would only wait behind
 * it.
 */
export function createHealthCheck(options: HealthOptions): HealthCheck {
  const { connect, answerMs, freshMs, maxFailures } = options;
  const givenUp = Promise.withResolvers<string>();
  let client: Promise<Browser> | undefined;
  let computing: Promise<unknown> | undefined;
  let waiting: Promise<unknown> | undefined;
  let failures = 0;
  let freshUntil = Number.NEGATIVE_INFINITY;

  const connected = (): Promise<Browser> => {
    if (client !== undefined) return client;
    const own = connect();
    const forget = () => {
      if (client !== own) return;
      client = undefined;
      freshUntil = Number.NEGATIVE_INFINITY;
    };
    own.then((browser) => browser.once("disconnected", forget), forget);
    client = own;
    return own;
  };
  const wait = async () => {
    computing ??= compute(connected()).finally(() => {
      computing = undefined;
    });
    try {
      await withTimeout(computing, answerMs);
      failures = 0;
      freshUntil = performance.now() + freshMs;
    } catch (error) {
      failures += 1;
      if (failures >= maxFailures) givenUp.resolve(`Chromium has not answered ${failures} times in a row`);
      throw error;
    }
  };
  return {
    check() {
      if (performance.now() < freshUntil) return Promise.resolve();
      waiting ??= wait().finally(() => {
        waiting = undefined;
      });
      return waiting;
    },
    givenUp: givenUp.promise,
  };
}

async function compute(client: Promise<Browser>): Promise<void> {
  const page = await (await client).newPage();
  try {
    if ((await page.evaluate("6 * 7")) !== 42) throw new Error("the browser computes wrongly");
  } finally {
    await page.close();
  }
}

async function withTimeout(answer: Promise<unknown>, milliseconds: number): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`no answer within ${milliseconds} ms`)),
    milliseconds,
  ).unref();
  await Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
}
