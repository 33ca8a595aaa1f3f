/** Only the worker that owns a job can change it, and nobody can change one that has ended. */
import { acceptedChanges } from "../../faults/stale-worker.ts";
import { GENERATION, submit } from "../../steps/generate-course.ts";
import { jobOwner } from "../../steps/job-owner.ts";
import type { WorkerService } from "../../system/contract/system.ts";
import { expect, test } from "../../suite/test.ts";

test("a worker with an old epoch, a foreign job or an ended job changes nothing", {
  tag: ["@github", "@services"],
}, async ({ page, system, serve }) => {
  const repository = await serve("tiny");
  await system.github.hold(repository.key);
  const { job, jobId } = await submit(page, repository.key);
  await system.github.reached(repository.key);
  const running = await system.backend.job(jobId);
  const epoch = running?.epoch ?? 0;
  const workerId = idIn(await jobOwner(system, jobId));
  const claims = [
    ["another worker", { jobId, epoch, workerId: "stranger" }],
    ["the worker's old epoch", { jobId, epoch: epoch - 1, workerId }],
  ] as const;
  for (const [who, claim] of claims)
    expect(await acceptedChanges(system, claim), `changes of ${who}`).toEqual([]);

  await system.github.release(repository.key);
  await expect(job.status, "the job's end").toHaveText("Cours Prêt", { timeout: GENERATION });
  const completed = await system.backend.job(jobId);
  expect(
    await acceptedChanges(system, { jobId, epoch, workerId }),
    "changes of a job that is completed",
  ).toEqual([]);
  expect(await system.backend.job(jobId), "the completed job").toEqual(completed);
});

/** The id with which a worker signs, from its own log. */
function idIn(worker: WorkerService): string {
  const [, id = ""] = /"workerId":"([^"]+)"/.exec(worker.log()) ?? [];
  return id;
}
