/** Asks the model within the job's limit of cost, and keeps the account of what each request costs. */

import { randomUUID } from "node:crypto";
import type { AnalysisInput } from "@fondation/course/engine";
import { type Ask, ask } from "../client/ask.ts";
import type { ClientSetup } from "../client/client-setup.ts";
import type { Metered } from "../request/usage-meter.ts";
import type { Answer, Question } from "../request/question.ts";
import { ModelError } from "../request/model-error.ts";
import type { Ledger } from "./account.ts";
import { type Budget, createPurse } from "./budget.ts";
import type { Requests } from "./request-queue.ts";
import type { ModelSettings } from "../settings/model-settings.ts";

/** A question with what the limits need to know of it. */
interface Asked extends Omit<Question, "budgetUsd"> {
  readonly step: number;
  /** Requests that may begin while this one runs. */
  readonly others: number;
  readonly signal: AbortSignal;
  /** Called when nothing keeps it from being asked any more. */
  begun(): void;
}

/** One answer. A failure halts the requests. Throws what `ask` throws, ENGINE_BUDGET, or what they were halted with. */
export type Asker = (asked: Asked) => Promise<Answer>;

/** Prepares to ask. */
export function createAsker(
  onUsage: AnalysisInput["onUsage"],
  settings: ModelSettings,
  resources: { client(): Promise<ClientSetup> },
  ledger: Ledger,
  requests: Requests,
  askClient: Ask = ask,
): Asker {
  const purse = createPurse(settings, ledger);
  const note = async (id: string, step: number, { usage, estimated }: Metered): Promise<void> => {
    if (usage.requests > 0 || usage.costUsd > 0) onUsage?.({ ...usage, step });
    await ledger.add(step, usage, { id, estimated });
  };
  const askOnce = async (
    { about, system, prompt, schema, step, signal }: Asked,
    { usd, release }: Budget,
  ): Promise<Answer> => {
    const id = randomUUID();
    let noted: Promise<void> | undefined;
    const question = { about, system, prompt, budgetUsd: usd, ...(schema === undefined ? {} : { schema }) };
    try {
      return await askClient(question, await resources.client(), {
        signal,
        onTurn: ({ usage }) => ledger.begin(id, step, usage.costUsd),
        // At once: this process may be ended before the client is gone.
        onUsage: (metered) => {
          noted = note(id, step, metered);
          noted.catch(() => undefined);
        },
      });
    } catch (error) {
      // Before its money goes to another request, which would begin.
      if (!isTooDear(error)) requests.halt(error);
      throw error;
    } finally {
      try {
        await noted;
      } finally {
        release();
      }
    }
  };
  return async (asked) => {
    const budget = await purse.take(asked.about, asked.others);
    if (requests.halted !== undefined) {
      budget.release();
      throw requests.halted.failure;
    }
    asked.begun();
    try {
      return await askOnce(asked, budget);
    } catch (error) {
      // Its part of the money was not enough; there may be more.
      if (!isTooDear(error)) throw error;
      const rest = await purse.takeRest(budget.usd);
      if (rest === undefined) throw error;
      return askOnce(asked, rest);
    }
  };
}

function isTooDear(error: unknown): boolean {
  return error instanceof ModelError && error.fault === "cost-limit";
}
