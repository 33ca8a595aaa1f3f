/**
 * How long a user waits for a first course: `fondation up <this repository>` from the command to
 * the course's address, compared with `fondation analyze` alone.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { report } from "./machine.ts";

const DEADLINE_MS = 120_000;

/** Runs the benchmark on the bundles and prints the results. */
export async function measureFirstCourse(root: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), "fondation-benchmark-"));
  const cli = join(root, "packages/cli/dist/cli.bundled.mjs");
  try {
    const started = performance.now();
    const up = execa(process.execPath, [cli, "up", root, "--data", join(scratch, "data")], {
      forceKillAfterDelay: 15_000,
      timeout: DEADLINE_MS,
      reject: false,
    });
    let seconds: number | undefined;
    for await (const line of up.iterable()) {
      if (!line.includes("/cours/")) continue;
      seconds = (performance.now() - started) / 1000;
      up.kill("SIGINT");
    }
    await up;
    if (seconds === undefined) throw new Error("`fondation up` ended without a course.");
    const alone = performance.now();
    await execa(process.execPath, [cli, "analyze", root, "--out", join(scratch, "course")]);
    const analysis = (performance.now() - alone) / 1000;
    report("fondation up on this repository, to « Voir le Cours »", `${seconds.toFixed(1)} s`, "< 20 s");
    report("fondation analyze alone", `${analysis.toFixed(1)} s`, `ratio ${(seconds / analysis).toFixed(2)}`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
