/**
 * What a model's work cost, step by step: adding an increment, and the sums. `@fondation/course` adds up too; its code is not
 * used here because its schemas would come with it, and every function's start would pay for them.
 */

import type { StepUsage, Usage } from "@fondation/course";

const NOTHING: Usage = {
  requests: 0,
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  costUsd: 0,
};

const STEPS = 6;

/** Whether an increment can be one: a step of the six, whole numbers of things, a cost, and nothing below zero. */
export function isIncrement({ step, costUsd, ...counts }: StepUsage): boolean {
  const isStep = Number.isInteger(step) && step >= 1 && step <= STEPS;
  return (
    isStep &&
    Number.isFinite(costUsd) &&
    costUsd >= 0 &&
    Object.values(counts).every((value) => Number.isSafeInteger(value) && value >= 0)
  );
}

/** The steps with an increment added to its own, in the steps' order. */
export function addSpending(steps: readonly StepUsage[], { step, ...increment }: StepUsage): StepUsage[] {
  const before = steps.find((known) => known.step === step) ?? NOTHING;
  const others = steps.filter((known) => known.step !== step);
  return [...others, { step, ...sum([before, increment]) }].sort((a, b) => a.step - b.step);
}

/** The same steps with what they come to. */
export function withTotal<Steps extends readonly StepUsage[]>({
  steps,
}: {
  steps: Steps;
}): { steps: Steps; total: Usage } {
  return { steps, total: sum(steps) };
}

/** Costs are kept to a millionth of a dollar: sums of fractions stay what a person would write. */
function roundCost(costUsd: number): number {
  return Math.round(costUsd * 1e6) / 1e6;
}

function sum(parts: readonly Usage[]): Usage {
  return parts.reduce<Usage>(
    (so, more) => ({
      requests: so.requests + more.requests,
      inputTokens: so.inputTokens + more.inputTokens,
      outputTokens: so.outputTokens + more.outputTokens,
      cacheReadTokens: so.cacheReadTokens + more.cacheReadTokens,
      cacheWriteTokens: so.cacheWriteTokens + more.cacheWriteTokens,
      costUsd: roundCost(so.costUsd + more.costUsd),
    }),
    NOTHING,
  );
}
