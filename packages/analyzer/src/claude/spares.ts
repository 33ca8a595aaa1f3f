/** Keeps at most one client ready: starting one takes most of a second, which a model that writes meanwhile hides. */

import { type OpenClient, openClient } from "./client/opening.ts";
import type { Purse } from "./purse.ts";
import type { Tools } from "./tools.ts";

/** What a client is started with before its question is known. */
interface Expected {
  readonly system: string;
  /** How many requests its money is divided among. */
  readonly atOnce: number;
  readonly schema?: Readonly<Record<string, unknown>>;
}

/** The client that is ready, if any. */
export interface Spares {
  /** Starts one for a question to come; one that was started for another is ended. */
  prepare(expected: Expected): Promise<void>;
  /** The one with this system prompt, unless it may spend more than is allowed now. */
  take(system: string, usd: number): Promise<OpenClient | undefined>;
  /** Ends it. */
  close(): Promise<void>;
}

interface Spare {
  readonly system: string;
  readonly usd: number;
  readonly client: Promise<OpenClient>;
}

/** Starts with none. */
export function createSpares(tools: Tools, purse: Purse): Spares {
  const begun = new Set<string>();
  let spare: Spare | undefined;
  let last: Promise<unknown> = Promise.resolve();
  // Several documents begin at once; a spare that one of them started must not be lost to another.
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  };
  const end = async (): Promise<void> => {
    const unused = spare;
    spare = undefined;
    await (await unused?.client.catch(() => undefined))?.close();
  };
  return {
    prepare: ({ system, atOnce, schema }) =>
      inTurn(async () => {
        if (spare?.system === system || begun.has(system)) return;
        await end();
        const usd = await purse.guess(atOnce);
        // Without money for it, the question that needs it says so.
        if (usd <= 0) return;
        const opening = { system, budgetUsd: usd, ...(schema === undefined ? {} : { schema }) };
        const client = tools.client().then((found) => openClient(opening, found, true));
        client.catch(() => undefined);
        spare = { system, usd, client };
      }),
    take: (system, usd) =>
      inTurn(async () => {
        begun.add(system);
        if (spare?.system !== system) return undefined;
        if (spare.usd > usd) {
          await end();
          return undefined;
        }
        const { client } = spare;
        spare = undefined;
        // One that could not be opened is opened anew, and then says why.
        return client.catch(() => undefined);
      }),
    close: () => inTurn(end),
  };
}
