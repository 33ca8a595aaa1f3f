/** Measures how the work of a function grows with its input, whatever the speed of the machine. */

/** Shorter times are mostly noise of the clock, the compiler and the garbage collector. */
const SHORTEST_MS = 20;

/**
 * The processor time for four times the input, in times of that for the input: about 4 for linear
 * work, 16 for quadratic work. The least of several attempts, because other work only adds to it.
 * `input` must make inputs of a length proportional to `count`.
 */
export async function cpuGrowth(
  run: (text: string) => unknown,
  input: (count: number) => string,
  count: number,
): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && least >= 8; attempt += 1) {
    const short = await cpuMs(run, input(count));
    least = Math.min(least, (await cpuMs(run, input(4 * count))) / Math.max(short, SHORTEST_MS));
  }
  return least;
}

async function cpuMs(run: (text: string) => unknown, text: string): Promise<number> {
  const before = process.cpuUsage();
  await run(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
