/**
 * Runs the suite several times and keeps the reports of each failed run, to measure how often it
 * fails. It runs before anything is installed, so it imports no packages.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** The directories that one run of the suite writes. */
const REPORTS = ["test-results", "playwright-report"];
const INTERRUPTED = 130;

interface Repetition {
  /** The directory with the reports. */
  readonly root: string;
  readonly times: number;
  /** Runs the suite once and returns its exit code. */
  readonly run: (name: string) => number | Promise<number>;
  readonly say: (line: string) => void;
}

/**
 * Moves the reports of failed runs to `e2e-repeat/run-<n>`, and prints the rate at the end.
 * @returns the exit code: 1 when a run failed, 130 after an interruption.
 */
export async function repeatRuns({ root, times, run, say }: Repetition): Promise<number> {
  const kept = join(root, "e2e-repeat");
  rmSync(kept, { recursive: true, force: true });
  const failed: number[] = [];
  let done = 0;
  let code = 0;
  while (done < times && code !== INTERRUPTED) {
    done += 1;
    code = await run(`run ${done} of ${times}`);
    if (code === 0) continue;
    failed.push(done);
    const place = join(kept, `run-${done}`);
    mkdirSync(place, { recursive: true });
    for (const name of REPORTS) {
      if (existsSync(join(root, name))) renameSync(join(root, name), join(place, name));
    }
    say(`run ${done} failed; its reports are in ${place}`);
  }
  const rate = ((100 * failed.length) / done).toFixed(0);
  say(
    `${failed.length} of ${done} runs failed (${rate} %)${failed.length > 0 ? `: ${failed.join(", ")}` : ""}`,
  );
  if (code === INTERRUPTED) return INTERRUPTED;
  return failed.length > 0 ? 1 : 0;
}
