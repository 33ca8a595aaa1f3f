/** Bounds for waiting: a call on a cut connection is answered when the connection is back, which may be never. */

/** Waits for a promise, and no longer than until the signal is aborted, whose reason is then thrown. */
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

/** Waits for a promise, at most for a time in milliseconds; whether it was fulfilled by then. */
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

/** What was waited for did not come in time. */
export class DeadlineExceeded extends Error {
  constructor(what: string, milliseconds: number) {
    super(`No answer within ${milliseconds / 1000} s: ${what}.`);
    this.name = "DeadlineExceeded";
  }
}

/**
 * Waits for a promise, at most for a time in milliseconds. `what`: what is waited for, for the error.
 * @throws {@link DeadlineExceeded} then; whatever comes of the promise after that is nobody's.
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
