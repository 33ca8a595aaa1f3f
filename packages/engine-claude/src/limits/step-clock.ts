/** Bounds the time of each step. */

import { ModelError } from "../request/model-error.ts";

/** Ends what takes too long. */
export interface StepClock {
  /** Aborted when the time of the step is over. */
  signalFor(step: number): AbortSignal;
  stop(): void;
}

/** `stepMs`: how long a step may take, in milliseconds. It begins with the step's first request and ends with the next step's. */
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
        const late = new ModelError("slow", `Step ${step} took more than ${stepMs / 1000} s.`);
        current = { step, stop: controller, timer: setTimeout(() => controller.abort(late), stepMs) };
      }
      return current.stop.signal;
    },
    stop,
  };
}
