/** Limits the time of each of the six steps. */

import { ModelError } from "../request/model-error.ts";

export interface StepClock {
  /** Aborts when the time of the step is over. */
  signalFor(step: number): AbortSignal;
  stop(): void;
}

/**
 * `stepMs`: the maximum duration of a step in milliseconds, from its first request to the first
 * request of the next step.
 */
export function createStepClock(stepMs: number): StepClock {
  let current:
    | { readonly step: number; readonly stop: AbortController; readonly timer: NodeJS.Timeout }
    | undefined;
  const stop = (): void => clearTimeout(current?.timer);
  return {
    signalFor(step) {
      if (current?.step !== step) {
        stop();
        const controller = new AbortController();
        const tooSlow = new ModelError("slow", `Step ${step} took more than ${stepMs / 1000} s.`);
        current = { step, stop: controller, timer: setTimeout(() => controller.abort(tooSlow), stepMs) };
      }
      return current.stop.signal;
    },
    stop,
  };
}
