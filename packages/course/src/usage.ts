/** What a model was asked and gave, as its provider counts it. */

import { z } from "zod";

/** An amount of use, of a request, a step or a whole course. */
export interface Usage {
  /**
   * Answers the model began, and requests that were sent and lost: those whose client was ended (by a timer, a cancel, the death of the
   * worker) before it said what became of them. What the client says was refused or failed before an answer began is not among them.
   */
  readonly requests: number;
  /** Read for the full price: neither found in the provider's cache nor written to it. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  /** The client's estimate in US dollars, not a bill; for what was lost, an estimate by public prices of what it was sent with. */
  readonly costUsd: number;
}

/** The use of one of the six steps. */
export interface StepUsage extends Usage {
  /** 1…6. */
  readonly step: number;
}

/** Nothing used. */
export const NO_USAGE: Usage = {
  requests: 0,
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  costUsd: 0,
};

/** Both amounts together; costs are kept to a millionth of a dollar, so that sums stay readable. */
export function addUsage(a: Usage, b: Usage): Usage {
  return {
    requests: a.requests + b.requests,
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    cacheReadTokens: a.cacheReadTokens + b.cacheReadTokens,
    cacheWriteTokens: a.cacheWriteTokens + b.cacheWriteTokens,
    costUsd: Math.round((a.costUsd + b.costUsd) * 1e6) / 1e6,
  };
}

const count = z.int().nonnegative();

const amount = {
  requests: count,
  inputTokens: count,
  outputTokens: count,
  cacheReadTokens: count,
  cacheWriteTokens: count,
  costUsd: z.number().nonnegative(),
};

/** The shape of an amount of use. */
export const usageSchema = z.strictObject(amount) satisfies z.ZodType<Usage>;

/** The shape of a step's use. */
export const stepUsageSchema = z.strictObject({
  step: z.int().min(1).max(6),
  ...amount,
}) satisfies z.ZodType<StepUsage>;
