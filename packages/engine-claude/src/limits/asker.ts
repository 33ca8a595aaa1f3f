/** Asks the model within the job's cost limit, and records the cost of each request. */

import { randomUUID } from "node:crypto";
import type { AnalysisInput } from "@fondation/course/engine";
import { type Ask, ask } from "../client/ask.ts";
import type { ClientSetup } from "../client/client-setup.ts";
import type { Metered } from "../request/usage-meter.ts";
import type { Answer, Question } from "../request/question.ts";
import { ModelError } from "../request/model-error.ts";
import type { Account } from "./account.ts";
import { type Allotment, createBudget } from "./budget.ts";
import type { RequestQueue } from "./request-queue.ts";
import type { ModelSettings } from "../settings/model-settings.ts";

/** A question and what its limits depend on. */
interface LimitedQuestion extends Omit<Question, "budgetUsd"> {
  readonly step: number;
  /** How many requests may begin while this one runs. */
  readonly others: number;
  readonly signal: AbortSignal;
  /** Called when the request is about to be sent. */
  begun(): void;
}

/**
 * Returns the answer to a question. A failure halts the queue. Throws the errors of `ask`,
 * ENGINE_BUDGET, or the failure that halted the queue.
 */
export type Asker = (asked: LimitedQuestion) => Promise<Answer>;

/**
 * `resources`: the client's setup. `askClient`: the real client unless a test passes a function.
 */
export function createAsker(
  onUsage: AnalysisInput["onUsage"],
  settings: ModelSettings,
  resources: { clientSetup(): Promise<ClientSetup> },
  account: Account,
  queue: RequestQueue,
  askClient: Ask = ask,
): Asker {
  const budget = createBudget(settings, account);
  const record = async (id: string, step: number, { usage, estimated }: Metered): Promise<void> => {
    if (usage.requests > 0 || usage.costUsd > 0) onUsage?.({ ...usage, step });
    await account.add(step, usage, { id, estimated });
  };
  const askOnce = async (
    { about, system, prompt, schema, step, signal }: LimitedQuestion,
    { usd, release }: Allotment,
  ): Promise<Answer> => {
    const id = randomUUID();
    let recorded: Promise<void> | undefined;
    const question = { about, system, prompt, budgetUsd: usd, ...(schema === undefined ? {} : { schema }) };
    try {
      return await askClient(question, await resources.clientSetup(), {
        signal,
        onTurn: ({ usage }) => account.begin(id, step, usage.costUsd),
        // Recorded at once, because this process may end before the client does.
        onUsage: (metered) => {
          recorded = record(id, step, metered);
          recorded.catch(() => undefined);
        },
      });
    } catch (error) {
      // Before other requests get its budget and begin.
      if (!isOverBudget(error)) queue.halt(error);
      throw error;
    } finally {
      try {
        await recorded;
      } finally {
        release();
      }
    }
  };
  return async (asked) => {
    const allotment = await budget.take(asked.about, asked.others);
    if (queue.halted !== undefined) {
      allotment.release();
      throw queue.halted.failure;
    }
    asked.begun();
    try {
      return await askOnce(asked, allotment);
    } catch (error) {
      // Its allotment was too small. More of the limit may be available.
      if (!isOverBudget(error)) throw error;
      const rest = await budget.takeRest(allotment.usd);
      if (rest === undefined) throw error;
      return askOnce(asked, rest);
    }
  };
}

function isOverBudget(error: unknown): boolean {
  return error instanceof ModelError && error.fault === "cost-limit";
}
