/**
 * Limits the work on one text. Tree-sitter calls back after every 100 operations, and stops when the
 * callback returns true (`OP_COUNT_PER_PARSER_CALLBACK_CHECK` in its parser.c).
 */

/**
 * Callbacks for each character of a text. Ordinary code needs at most 0.05; where the query keeps
 * more than 32,768 states, because as many nodes are inside each other, every step takes longer.
 */
const CALLBACKS_PER_CHARACTER = 0.1;
const MIN_CALLBACKS = 1_000;

/**
 * Milliseconds of processor time, for texts whose single operations are slow: with thousands of
 * syntax errors each one reads all before it. 400 kB of ordinary code need about 400 ms.
 */
const MAX_CPU_MS = 5_000;

interface WorkLimit {
  /** The callback. Counts the work, so one limit belongs to one pass over the text. */
  readonly isExceeded: () => boolean;
  readonly wasExceeded: () => boolean;
}

export function limitWork(text: string): WorkLimit {
  const most = MIN_CALLBACKS + text.length * CALLBACKS_PER_CHARACTER;
  // Most texts are too short for a callback, so the first one reads the clock.
  let startedAt: number | undefined;
  let callbacks = 0;
  let exceeded = false;
  return {
    isExceeded() {
      callbacks += 1;
      startedAt ??= cpuMs();
      exceeded ||= callbacks > most || cpuMs() - startedAt > MAX_CPU_MS;
      return exceeded;
    },
    wasExceeded: () => exceeded,
  };
}

/** Of this thread: how busy the machine is does not count. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
