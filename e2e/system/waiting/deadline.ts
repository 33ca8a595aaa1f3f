/** A start took too long or was aborted. */
export class StartBrokenOff extends Error {
  override readonly name = "StartBrokenOff";
}

/** A signal that aborts after a time, or when `abort` is called because a service has died. */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly abort: (reason: Error) => void;
  /** Clears the timer, after which the signal only aborts on request. */
  readonly clear: () => void;
}

/** Starts the timer. `interrupted` aborts early, e.g. on Ctrl-C. */
export function createDeadline(milliseconds: number, interrupted?: AbortSignal): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new StartBrokenOff(`The deadline of ${milliseconds / 1000} s has passed`)),
    milliseconds,
  );
  const onInterrupt = () => controller.abort(interrupted?.reason);
  if (interrupted?.aborted === true) onInterrupt();
  interrupted?.addEventListener("abort", onInterrupt, { once: true });
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    clear: () => {
      clearTimeout(timer);
      interrupted?.removeEventListener("abort", onInterrupt);
    },
  };
}
