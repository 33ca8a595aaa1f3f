/** Answers questions without a client, but within their cost limits. */

import { NO_USAGE } from "@fondation/course";
import type { Ask } from "../client/ask.ts";
import type { Question } from "../request/question.ts";
import { type ModelFault, ModelError } from "../request/model-error.ts";

/** The cost of an answer in US dollars, unless the test gives one. */
export const ANSWER_USD = 0.007;

/**
 * An answer or a failure of the request. `costUsd` is in US dollars; a failure costs nothing by
 * default.
 */
export type FakeReply = { readonly costUsd?: number } & (
  | { readonly text: string }
  | { readonly value: unknown }
  | { readonly fault: ModelFault }
);

/** Calls a function instead of a model. */
export function fakeAsk(reply: (question: Question) => FakeReply | Promise<FakeReply>): Ask {
  return async (question, _setup, { signal, onTurn, onUsage }) => {
    const aborted = Promise.withResolvers<never>();
    const onAbort = (): void => aborted.reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    let costUsd = 0;
    let isAnswered = false;
    try {
      signal.throwIfAborted();
      onTurn?.({ usage: { ...NO_USAGE, requests: 1, costUsd: ANSWER_USD / 10 }, estimated: true });
      const replied = await Promise.race([reply(question), aborted.promise]);
      if ("fault" in replied) {
        costUsd = replied.costUsd ?? 0;
        throw failure(replied.fault, question);
      }
      isAnswered = true;
      costUsd = replied.costUsd ?? ANSWER_USD;
      if (costUsd >= question.budgetUsd) throw failure("cost-limit", question);
      return "text" in replied
        ? { text: replied.text, structured: undefined }
        : { text: "", structured: replied.value };
    } finally {
      signal.removeEventListener("abort", onAbort);
      const requests = isAnswered || costUsd > 0 ? 1 : 0;
      onUsage({ usage: { ...NO_USAGE, requests, costUsd }, estimated: !isAnswered && costUsd > 0 });
    }
  };
}

function failure(fault: ModelFault, { about }: Question): ModelError {
  return new ModelError(fault, `Asking the model for ${about} failed: ${fault}.`);
}
