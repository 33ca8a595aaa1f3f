/** The usage of a model, in the provider's own units. */

import { check, count, integer, object } from "./shape.ts";

export interface Usage {
  /**
   * Answers that the model began, and lost requests: those whose client was ended (by a timer, a
   * cancel, a crash of the worker) before it reported an outcome. A request that the client reports
   * as refused, or as failed before an answer began, does not count.
   */
  readonly requests: number;
  /** Tokens read at the full price: neither found in the provider's cache nor written to it. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  /**
   * The client's estimate in US dollars, not a bill. For a lost request it is computed from public
   * prices and the size of what was sent.
   */
  readonly costUsd: number;
}

export interface StepUsage extends Usage {
  /** 1…6. */
  readonly step: number;
}

/** The usage of an engine without a model. */
export const NO_USAGE: Usage = {
  requests: 0,
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  costUsd: 0,
};

const step = integer(1, 6);

const amounts = {
  requests: count,
  inputTokens: count,
  outputTokens: count,
  cacheReadTokens: count,
  cacheWriteTokens: count,
  costUsd: check("an amount of dollars", (value) => Number.isFinite(value) && Number(value) >= 0),
};

export const usageShape = object<Usage>(amounts);

export const stepUsageShape = object<StepUsage>({ step, ...amounts });

export function isStep(value: unknown): boolean {
  return step(value, "step", true).length === 0;
}

/** Whether a value is a {@link StepUsage} without further fields. */
export function isStepUsage(value: unknown): boolean {
  return stepUsageShape(value, "usage", true).length === 0;
}

/** Costs are rounded to a millionth of a dollar, so that sums stay readable. */
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

/** Adds a usage to that of its own step. Returns the steps in ascending order. */
export function addStepUsage(steps: readonly StepUsage[], added: StepUsage): StepUsage[] {
  const before = steps.find((known) => known.step === added.step) ?? NO_USAGE;
  const others = steps.filter((known) => known.step !== added.step);
  return [...others, { step: added.step, ...addUsage(before, added) }].sort((a, b) => a.step - b.step);
}

export function withTotal<Steps extends readonly StepUsage[]>(steps: Steps): { steps: Steps; total: Usage } {
  return { steps, total: steps.reduce<Usage>(addUsage, NO_USAGE) };
}
