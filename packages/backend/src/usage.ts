/** What a model's work cost, step by step: adding an increment, and the sums. */

/** What a model was asked and what it cost. */
export interface Spending {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  /** Estimated, in US dollars. */
  readonly costUsd: number;
}

/** The spending of one of the six steps. */
export interface StepSpending extends Spending {
  readonly step: number;
}

const NOTHING: Spending = {
  requests: 0,
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  costUsd: 0,
};

const STEPS = 6;

/** Whether an increment can be one: a step of the six, whole numbers of things, a cost, and nothing below zero. */
export function isIncrement({ step, costUsd, ...counts }: StepSpending): boolean {
  const isStep = Number.isInteger(step) && step >= 1 && step <= STEPS;
  return (
    isStep &&
    Number.isFinite(costUsd) &&
    costUsd >= 0 &&
    Object.values(counts).every((value) => Number.isSafeInteger(value) && value >= 0)
  );
}

/** The steps with an increment added to its own, in the steps' order. */
export function addSpending(
  steps: readonly StepSpending[],
  { step, ...increment }: StepSpending,
): StepSpending[] {
  const before = steps.find((known) => known.step === step) ?? NOTHING;
  const others = steps.filter((known) => known.step !== step);
  return [...others, { step, ...sum([before, increment]) }].sort((a, b) => a.step - b.step);
}

/** The same steps with what they come to. */
export function withTotal<Steps extends readonly StepSpending[]>({
  steps,
}: {
  steps: Steps;
}): { steps: Steps; total: Spending } {
  return { steps, total: sum(steps) };
}

/** Costs are kept to a millionth of a dollar: sums of fractions stay what a person would write. */
function roundCost(costUsd: number): number {
  return Math.round(costUsd * 1e6) / 1e6;
}

function sum(parts: readonly Spending[]): Spending {
  return parts.reduce<Spending>(
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
