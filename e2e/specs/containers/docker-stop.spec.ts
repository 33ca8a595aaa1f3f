/** `docker stop` of a worker, which an operator or an orchestrator does at any time. */
import { TYPESCRIPT } from "../../oracle/courses/typescript.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { ensureWorkers, jobOwner } from "../../steps/job-owner.ts";
import { expect, test } from "../../suite/test.ts";

/** Milliseconds: after as many the engine kills, which an exit code of 0 excludes. */
const GRACE = 10_000;
/** Milliseconds until the other worker clones: it claims at once, and may have a browser to open first. */
const TAKEOVER = 30_000;

test("`docker stop` ends a worker in time with its job handed back, and another completes it", {
  tag: ["@containers", "@github", "@faults"],
}, async ({ page, system, serve, measure }) => {
  await ensureWorkers(system, 2);
  const repository = await serve("typescript");
  await system.github.hold(repository.key);
  const submission = await submit(page, repository.key);
  await system.github.reached(repository.key);
  const holder = await jobOwner(system, submission.jobId);

  const { milliseconds, exitCode } = await system.containers.stop(holder.name);
  await measure("docker stop of a worker with a job", milliseconds / 1_000, "s");
  expect(exitCode, "0: it has ended by itself, it was not killed").toBe(0);

  await system.github.reached(repository.key, 2, AbortSignal.timeout(TAKEOVER));
  expect(await jobOwner(system, submission.jobId)).not.toBe(holder);
  await system.github.release(repository.key);
  await openCourse(submission);
  expect(await system.backend.jobsOf(repository.key)).toMatchObject([{ status: "completed", attempt: 1 }]);
  const slugs = (await system.backend.course(repository.key))?.documents.map(({ slug }) => slug) ?? [];
  expect(slugs.toSorted()).toEqual(TYPESCRIPT.documents.map(([slug]) => slug).toSorted());
});

test("`docker stop` of a worker without a job takes no time to speak of", {
  tag: ["@containers", "@faults"],
}, async ({ system, measure }) => {
  const worker = await system.workers.start();
  const { milliseconds, exitCode } = await system.containers.stop(worker.name);
  await measure("docker stop of an idle worker", milliseconds / 1_000, "s");
  expect(exitCode).toBe(0);
  expect(milliseconds).toBeLessThan(GRACE);
});
