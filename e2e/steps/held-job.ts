/** Holds a job at a stage, and observes what was done. */
import { COURSE, type JobStage } from "../faults/matrix/stages.ts";
import { expect } from "../suite/test.ts";
import type { System } from "../system/contract/system.ts";

/** Milliseconds for a job to reach its stage. */
const STAGE = 60_000;

/** The job of a repository that is held in its first claim. */
export interface HeldJob {
  /** Resolves when the job is at the stage. */
  reached(): Promise<void>;
  release(): Promise<void>;
}

/** From now on, the repository's job waits at the stage. */
export async function holdJob({ github }: System, repository: string, stage: JobStage): Promise<HeldJob> {
  if (stage.point === undefined) {
    await github.hold(repository);
    return {
      reached: async () => void (await github.reached(repository, 1, AbortSignal.timeout(STAGE))),
      release: () => github.release(repository),
    };
  }
  const point = { repository, epoch: 1, point: stage.point };
  await github.holdAt(point);
  return {
    reached: () => github.reachedAt(point, AbortSignal.timeout(STAGE)),
    release: () => github.releaseAt(point),
  };
}

/**
 * Expects that nothing kept was made again: each result is kept once over all claims. The claim that
 * was lost went no further than its stage, whose own effect did not happen.
 */
export async function expectResumed({ github }: System, key: string, { point }: JobStage): Promise<void> {
  const all = await github.points(key);
  const first = all.filter(({ epoch }) => epoch === 1).map((reached) => reached.point);
  const later = all.filter(({ epoch }) => epoch > 1).map((reached) => reached.point);
  if (later.length > 0) expect(first.pop(), "the last point of the lost claim").toBe(point ?? "clone");
  const kept = [...first, ...later].filter((reached) => reached.startsWith("checkpoint "));
  expect(kept.toSorted(), "every result once").toEqual(
    COURSE.documents.map(([slug]) => `checkpoint ${stepOf(slug)}`).toSorted(),
  );
}

/** The results of the first three steps are kept by step, those of the others by document. */
function stepOf(slug: string): string {
  return /^step\d/.exec(slug)?.[0] ?? slug;
}

/** Expects that no worker has a process, a directory or a running job left. */
export async function expectNoRemains(system: System): Promise<void> {
  for (const worker of system.workers.running()) {
    const message = `what is left in ${worker.name}`;
    await expect.poll(() => worker.remains(), { message, timeout: 30_000 }).toBe("");
  }
}
