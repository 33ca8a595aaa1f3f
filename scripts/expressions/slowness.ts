import { checkSync } from "recheck";
import { type Expression, written } from "./expression.ts";

/** Milliseconds for one expression, which only a busy machine needs. */
const PATIENCE = 60_000;

/**
 * Why an expression is refused: it takes more than linear time, or is too complicated for the
 * analysis. Seeded, so that every run finds the same, except what a busy machine has no time to
 * find.
 */
export function slownessOf(expression: Expression): string | undefined {
  const { pattern, flags } = expression;
  const result = checkSync(pattern, flags, { timeout: PATIENCE, attackTimeout: PATIENCE, randomSeed: 1 });
  if (result.status === "safe") return undefined;
  if (result.status === "unknown" && result.error.kind === "timeout") return undefined;
  const speed = result.status === "vulnerable" ? result.complexity.summary : "too complicated";
  return `${written(expression)} is ${speed}`;
}
