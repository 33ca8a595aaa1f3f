/** Measures how the work of a function grows with its input, whatever the speed of the machine. */

/** Shorter times are mostly noise of the clock, the compiler and the garbage collector. */
const SHORTEST_MS = 20;

/**
 * The processor time for four times the input, in times of that for the input: about 4 for linear
 * work, 16 for quadratic work. The least of several attempts, because other work only adds to it.
 * `input` must make inputs of a length proportional to `count`.
 */
export function cpuGrowth(
  run: (text: string) => unknown,
  input: (count: number) => string,
  count: number,
): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && least >= 8; attempt += 1) {
    const short = cpuMs(run, input(count));
    least = Math.min(least, cpuMs(run, input(4 * count)) / Math.max(short, SHORTEST_MS));
  }
  return least;
}

function cpuMs(run: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  run(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
