/** `docker stop` of a worker, as used by operators and orchestrators. */
import { TINY } from "../../oracle/courses/tiny.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { ensureWorkers, jobOwner } from "../../steps/job-owner.ts";
import { expect, test } from "../../suite/test.ts";

/**
 * Milliseconds until the other worker clones. It claims at once, but may have to open a browser
 * first.
 */
const TAKEOVER = 30_000;

test("`docker stop` hands the worker's job back, and another worker completes it", {
  tag: ["@containers", "@github", "@faults"],
}, async ({ page, system, serve, measure }) => {
  await ensureWorkers(system, 2);
  const repository = await serve("tiny");
  await system.github.hold(repository.key);
  const submission = await submit(page, repository.key);
  await system.github.reached(repository.key);
  const owner = await jobOwner(system, submission.jobId);

  const { milliseconds, exitCode } = await system.containers.stop(owner.name);
  await measure("docker stop of a worker with a job", milliseconds / 1_000, "s");
  expect(exitCode, "0: it has ended by itself, it was not killed").toBe(0);

  await system.github.reached(repository.key, 2, AbortSignal.timeout(TAKEOVER));
  expect(await jobOwner(system, submission.jobId)).not.toBe(owner);
  await system.github.release(repository.key);
  await openCourse(submission);
  expect(await system.backend.jobsOf(repository.key)).toMatchObject([{ status: "completed", attempt: 1 }]);
  const slugs = (await system.backend.course(repository.key))?.documents.map(({ slug }) => slug) ?? [];
  expect(slugs.toSorted()).toEqual(TINY.documents.map(([slug]) => slug).toSorted());
});

test("`docker stop` of an idle worker ends by itself, within the grace period", {
  tag: ["@containers", "@faults"],
}, async ({ system, measure }) => {
  const worker = await system.workers.start();
  const { milliseconds, exitCode } = await system.containers.stop(worker.name);
  await measure("docker stop of an idle worker", milliseconds / 1_000, "s");
  expect(exitCode, "0: it has ended by itself, it was not killed").toBe(0);
});
