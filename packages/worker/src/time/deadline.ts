/** Limits for waiting: a call on a lost connection may never be answered. */

/**
 * Waits for a promise until the signal is aborted.
 * @throws the signal's reason when aborted.
 */
export async function whileNotAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

/** Whether a promise is fulfilled within a time in milliseconds. Never rejects. */
export async function fulfilledWithin(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const time = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => time.resolve(false), milliseconds);
  const fulfilled = promise.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([fulfilled, time.promise]);
  } finally {
    clearTimeout(timer);
  }
}

export class DeadlineExceeded extends Error {
  constructor(what: string, milliseconds: number) {
    super(`No answer within ${milliseconds / 1000} s: ${what}.`);
    this.name = "DeadlineExceeded";
  }
}

/**
 * Waits for a promise for a time in milliseconds. `what`: the name of the call in the error.
 * @throws DeadlineExceeded when the time is over. A later result of the promise is dropped.
 */
export async function withDeadline<Value>(
  promise: Promise<Value>,
  milliseconds: number,
  what: string,
): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new DeadlineExceeded(what, milliseconds)), milliseconds);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
