/** The steps of a test as events of its timeline. */
import path from "node:path";
import type { TestResult, TestStep } from "@playwright/test/reporter";
import { errorSentence } from "../../evidence/folder/summary.ts";
import type { TimelineEvent } from "../../evidence/timeline/timeline-event.ts";

const SOURCE = "test";
/** Categories of steps that are no code of a test. They are shown only when they fail. */
const AROUND = ["hook", "fixture", "test.attach"];

type Result = Pick<TestResult, "steps" | "errors">;

/**
 * Each step at its start, and each error at the end of its step. A test may expect or catch an error,
 * so only those of its result are signs of a problem.
 */
export function stepEvents({ steps, errors }: Result): TimelineEvent[] {
  return steps.flatMap((step) => {
    const inner = stepEvents({ steps: step.steps, errors });
    const { title, category, startTime, duration } = step;
    const text = `${title}${placeOf(step)}`;
    const begin = { at: startTime.getTime(), source: SOURCE, text, trouble: false };
    const own = AROUND.includes(category) ? [] : [begin];
    if (!isFailure(step)) return [...own, ...inner];
    const trouble = errors.some(({ stack }) => stack === step.error?.stack);
    const failure = `${text} failed: ${errorSentence(step.error)}`;
    const at = startTime.getTime() + duration;
    return [...own, ...inner, { at, source: SOURCE, text: failure, trouble }];
  });
}

/**
 * When the test failed, in milliseconds since the epoch: the end of the first step that failed. The
 * duration of a test does not contain the start of its system.
 */
export function failureTime({ steps, errors, startTime, duration }: TestResult): number {
  const failures = stepEvents({ steps, errors }).filter(({ trouble }) => trouble);
  if (failures.length === 0) return startTime.getTime() + duration;
  return Math.min(...failures.map(({ at }) => at));
}

/** Whether the step failed by itself, not by a step in it. */
function isFailure({ error, steps }: TestStep): boolean {
  return error !== undefined && steps.every((inner) => inner.error === undefined);
}

function placeOf({ location }: TestStep): string {
  return location === undefined ? "" : ` (${path.basename(location.file)}:${location.line})`;
}
