/** Has a client give one answer, with what it takes: money, a turn to send, a client that is ready. */

import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import type { AnalysisInput } from "@fondation/course/engine";
import { type Answer, ask, type Question } from "./client/ask.ts";
import { createClosings } from "./client/closings.ts";
import type { Metered } from "./client/meter.ts";
import type { OpenClient } from "./client/opening.ts";
import { ModelError } from "./failure.ts";
import type { Ledger } from "./ledger.ts";
import { type Budget, createPurse } from "./purse.ts";
import type { Requests } from "./requests.ts";
import { createSending } from "./sending.ts";
import type { ModelSettings } from "./settings.ts";
import { createSpares, type Expected } from "./spares.ts";
import type { Tools } from "./tools.ts";

/** What is asked, and by whom. */
interface Asked extends Omit<Question, "budgetUsd"> {
  readonly step: number;
  /** Requests that may begin while this one runs. */
  readonly others: number;
  /** What is asked after this, in its order. */
  readonly next: readonly Expected[];
  readonly signal: AbortSignal;
  /** Whether a client may have been got ready for it: for the first question with this system prompt. */
  readonly mayBeReady: boolean;
  /** Called when nothing keeps it from being asked any more. */
  begun(): void;
  /** Called when the model has ended its answer, which is yet to come out of the client. */
  answered(): void;
}

/** Asks, in the room that its caller has among the requests. */
export interface Asker {
  /** Gets clients ready for what comes first. */
  prepare(next: readonly Expected[]): void;
  /** One answer, paid with what is left. A failure halts the requests. Throws what `ask` throws, ENGINE_BUDGET, or why they were halted. */
  ask(asked: Asked): Promise<Answer>;
  /** Resolves when it takes the processors from no request any more to check an answer. */
  calm(): Promise<void>;
  /** Ends every client that is ready, and waits until all are gone. */
  close(): Promise<void>;
}

/**
 * Milliseconds from when a request is sent until clients are started for the next ones, and answers are checked. Both take the processors
 * from a client that is about to ask, and requests that were sent together are answered, and followed, nearly together.
 */
const SETTLED = 250;

/** Milliseconds from when a client says that it sends a request until the API has it: until then it still needs a processor. */
const ON_ITS_WAY = 40;

/** Milliseconds for which all else lets requests go first: they take far less, and what was paid for is to be kept soon. */
const YIELDED = 500;

/** Times our estimate that a request may have cost at most, until its client says what it did. */
const ESTIMATE_MARGIN = 1.5;

/** Prepares to ask. */
export function createAsker(
  onUsage: AnalysisInput["onUsage"],
  settings: ModelSettings,
  tools: Tools,
  ledger: Ledger,
  requests: Requests,
): Asker {
  const purse = createPurse(settings, ledger);
  const closings = createClosings();
  const sending = createSending(availableParallelism());
  const spares = createSpares(tools, purse, closings, settings.limits.concurrency);
  const prepare = (next: readonly Expected[]): void => {
    // Whoever needs one that could not be started starts it, and says why it cannot.
    spares.prepare(next).catch(() => undefined);
  };
  let settling: NodeJS.Timeout | undefined;
  const prepareSoon = (next: readonly Expected[]): void => {
    clearTimeout(settling);
    settling = setTimeout(() => prepare(next), SETTLED);
  };
  const note = async (id: string, step: number, { usage, estimated }: Metered): Promise<void> => {
    if (usage.requests > 0 || usage.costUsd > 0) onUsage?.({ ...usage, step });
    await ledger.add(step, usage, { id, estimated });
  };
  /** First the next requests go out, which the whole course waits for; the model's time hides the rest. */
  const othersAreSent = async (since: number): Promise<void> => {
    await setImmediate();
    await Promise.race([sending.calm(since, YIELDED), requests.none()]);
  };

  /** Once, with this money. `sent`: called when it needs no processor any more. */
  const pay = async (
    { about, system, prompt, schema, step, next, signal, answered }: Asked,
    { usd, settle, release }: Budget,
    sent: () => void,
    ready?: OpenClient,
  ): Promise<Answer> => {
    const id = randomUUID();
    let noted: Promise<void> | undefined;
    let isSent = false;
    const question = { about, system, prompt, budgetUsd: usd, ...(schema === undefined ? {} : { schema }) };
    try {
      return await ask(question, await tools.client(), {
        signal,
        ready,
        closings,
        onTurn: ({ usage }) => {
          ledger.begin(id, step, usage.costUsd);
          if (!isSent) prepareSoon(next);
          isSent = true;
          setTimeout(sent, ON_ITS_WAY);
        },
        onAnswered: async ({ usage }) => {
          ledger.begin(id, step, usage.costUsd);
          // Its client may find that it went beyond its part, and then it is asked for again.
          if (usage.costUsd >= (ready?.budgetUsd ?? usd)) return;
          settle(ESTIMATE_MARGIN * usage.costUsd);
          answered();
          await othersAreSent(0);
        },
        // At once: this process may be ended before the client is gone.
        onUsage: (metered) => {
          noted = note(id, step, metered);
          noted.catch(() => undefined);
        },
      });
    } catch (error) {
      // Before its money is another's, who would begin.
      if (!isTooDear(error)) requests.halt(error);
      throw error;
    } finally {
      sent();
      try {
        await noted;
      } finally {
        release();
      }
    }
  };
  return {
    prepare,
    async ask(asked) {
      const budget = await purse.take(asked.about, asked.others);
      const sent = await sending.begin(YIELDED);
      if (requests.halted !== undefined) {
        sent();
        budget.release();
        throw requests.halted.failure;
      }
      asked.begun();
      const spare = asked.mayBeReady ? await spares.take(asked.system, budget.usd) : undefined;
      return pay(asked, budget, sent, spare).catch(async (error: unknown) => {
        // Its part of the money was not enough; there may be more.
        if (!isTooDear(error)) throw error;
        const rest = await purse.takeRest(spare?.budgetUsd ?? budget.usd);
        if (rest === undefined) throw error;
        return pay(asked, rest, sent);
      });
    },
    calm: () => othersAreSent(SETTLED),
    async close() {
      clearTimeout(settling);
      spares.close();
      await closings.settled();
    },
  };
}

function isTooDear(error: unknown): boolean {
  return error instanceof ModelError && error.fault === "cost-limit";
}
