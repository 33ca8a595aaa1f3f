/** One deadline for a whole start. */

/** A start took too long, or was broken off. */
export class StartBrokenOff extends Error {
  override readonly name = "StartBrokenOff";
}

/** A signal that aborts after a time, or as soon as `abort` is called (a service died: no point in waiting on). */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly abort: (reason: Error) => void;
  /** Ends the timer; the signal will not abort any more by itself. */
  readonly clear: () => void;
}

/** Starts the clock. `interrupted` ends the start before its time, as Ctrl-C does. */
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
