import type { ConditionFacts } from "./review-words.ts";

/** The texts of conditions, by what a sentence says of them. */
export function conditionGroups(conditions: readonly ConditionFacts[]): {
  readonly branches: readonly string[];
  /** Undefined for a clause that catches everything. */
  readonly caught: readonly (string | undefined)[];
  readonly cases: readonly string[];
  readonly failed: readonly string[];
} {
  const { branches = [], caught = [], cases = [], failed = [] } = Object.groupBy(conditions, groupOf);
  return {
    branches: branches.flatMap(({ text }) => text ?? []),
    caught: caught.map(({ text }) => text),
    cases: cases.flatMap(({ text }) => text ?? []),
    failed: failed.flatMap(({ text }) => text ?? []),
  };
}

function groupOf({ kind, negated }: ConditionFacts): "branches" | "caught" | "cases" | "failed" {
  if (kind === "catch") return "caught";
  if (kind === "case") return "cases";
  return negated ? "failed" : "branches";
}
