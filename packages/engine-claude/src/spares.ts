/** Keeps clients ready: starting one takes most of a second, which a model that writes meanwhile hides. */

import { availableParallelism } from "node:os";
import type { Closings } from "./client/closings.ts";
import { type OpenClient, openClient } from "./client/opening.ts";
import type { Purse } from "./purse.ts";
import type { Tools } from "./tools.ts";

/** What a client is started with before its question is known. */
export interface Expected {
  readonly system: string;
  /** How many requests its money is divided among. */
  readonly atOnce: number;
  readonly schema?: Readonly<Record<string, unknown>>;
}

/** The clients that are ready. */
export interface Spares {
  /**
   * Starts clients for the first of these questions to come that have not begun, a few at a time; others end where they would be too
   * many. Resolves when they are ready.
   */
  prepare(expected: readonly Expected[]): Promise<void>;
  /** The one with this system prompt, unless it may spend more than is allowed now. */
  take(system: string, usd: number): Promise<OpenClient | undefined>;
  /** Ends them all; none is started after that. */
  close(): void;
}

interface Priced extends Expected {
  readonly usd: number;
}

interface Spare {
  readonly usd: number;
  readonly client: Promise<OpenClient>;
}

/** Starts with none. `most`: how many may be ready at once; `closings` tell when those that were ended are gone. */
export function createSpares(tools: Tools, purse: Purse, closings: Closings, most: number): Spares {
  const begun = new Set<string>();
  const ready = new Map<string, Spare>();
  let wanted: readonly Priced[] = [];
  let starting: Promise<unknown> | undefined;
  let closed = false;
  const end = (system: string): void => {
    const unused = ready.get(system);
    ready.delete(system);
    if (unused === undefined) return;
    closings.add(
      unused.client.then(
        (client) => client.close(),
        () => undefined,
      ),
    );
  };
  const start = async ({ system, schema, usd }: Priced): Promise<void> => {
    const opening = { system, budgetUsd: usd, ...(schema === undefined ? {} : { schema }) };
    const client = tools.client().then((found) => openClient(opening, found, true));
    ready.set(system, { usd, client });
    await client.then((opened) => opened.ready()).catch(() => undefined);
  };
  // No more at a time than there are processors: all together, they would be ready later, and keep the clients that work from working.
  const startAll = async (): Promise<void> => {
    for (;;) {
      const one = wanted.find(({ system }) => !begun.has(system) && !ready.has(system));
      if (one === undefined || closed) return;
      const unwanted = [...ready.keys()].find((system) => wanted.every((other) => other.system !== system));
      if (ready.size >= most && unwanted !== undefined) end(unwanted);
      await start(one);
    }
  };
  return {
    async prepare(expected) {
      const priced = await Promise.all(
        expected.map(async (one) => ({ ...one, usd: await purse.guess(one.atOnce) })),
      );
      // Without money for it, the question that needs it says so.
      wanted = priced.filter(({ system, usd }) => !begun.has(system) && usd > 0).slice(0, most);
      starting ??= Promise.all(Array.from({ length: availableParallelism() }, startAll)).finally(() => {
        starting = undefined;
      });
      await starting;
    },
    async take(system, usd) {
      begun.add(system);
      const spare = ready.get(system);
      if (spare === undefined) return undefined;
      if (spare.usd > usd) {
        end(system);
        return undefined;
      }
      ready.delete(system);
      // One that could not be opened is opened anew, and then says why.
      return spare.client.catch(() => undefined);
    },
    close() {
      closed = true;
      for (const system of [...ready.keys()]) end(system);
    },
  };
}
