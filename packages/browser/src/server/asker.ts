/** Asks a browser whether it answers, for as long as the server runs. */
import type { Browser } from "playwright-core";

/** Whom to ask, and how patiently. */
export interface AskerOptions {
  /** Connects to the browser; called again when the connection has ended. */
  readonly connect: () => Promise<Browser>;
  /** How long one asker waits, in milliseconds. */
  readonly answerMs: number;
  /** After so many waits in a row without an answer it is given up. */
  readonly patience: number;
}

/** A question, and its end. */
export interface Asker {
  /** Has the browser make a page and count; those who ask while it does so share its answer. Rejects when there is none in time. */
  ask(): Promise<unknown>;
  /** Resolves with the reason when the browser is given up. */
  readonly givenUp: Promise<string>;
}

/** Nothing is asked before the first question. A question that is late stays the only one: another would wait behind it. */
export function createAsker({ connect, answerMs, patience }: AskerOptions): Asker {
  const givenUp = Promise.withResolvers<string>();
  let client: Promise<Browser> | undefined;
  let question: Promise<unknown> | undefined;
  let waiting: Promise<unknown> | undefined;
  let failures = 0;

  const connected = (): Promise<Browser> => {
    if (client !== undefined) return client;
    const own = connect();
    const forget = () => {
      if (client === own) client = undefined;
    };
    own.then((browser) => browser.once("disconnected", forget), forget);
    client = own;
    return own;
  };
  const wait = async () => {
    question ??= count(connected()).finally(() => {
      question = undefined;
    });
    try {
      await orTooLate(question, answerMs);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures >= patience) givenUp.resolve(`Chromium has not answered ${failures} times in a row`);
      throw error;
    }
  };
  return {
    ask() {
      waiting ??= wait().finally(() => {
        waiting = undefined;
      });
      return waiting;
    },
    givenUp: givenUp.promise,
  };
}

async function count(client: Promise<Browser>): Promise<void> {
  const page = await (await client).newPage();
  try {
    if ((await page.evaluate("6 * 7")) !== 42) throw new Error("it counts wrongly");
  } finally {
    await page.close();
  }
}

async function orTooLate(question: Promise<unknown>, milliseconds: number): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`no answer within ${milliseconds} ms`)),
    milliseconds,
  ).unref();
  await Promise.race([question, late.promise]).finally(() => clearTimeout(timer));
}
