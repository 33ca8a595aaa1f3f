/** A worker that is lost while Claude writes for it. */
import { TINY } from "../../oracle/courses/tiny.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { ensureWorkers, jobOwner } from "../../steps/job-owner.ts";
import { allTasks, answeredTasks, unanswered, WHOLE_COURSE, WRITING } from "../../steps/model-requests.ts";
import { expect, test } from "../../suite/test.ts";

test.use({ model: true });

test("a killed worker leaves no client; another continues and nothing is paid twice", {
  tag: ["@github", "@faults"],
}, async ({ page, system, serve, faults }) => {
  test.setTimeout(WHOLE_COURSE);
  const { anthropic } = system;
  const repository = await serve("tiny");
  await ensureWorkers(system, 2);
  await anthropic.hold(repository.key, "5");
  const submission = await submit(page, repository.key);
  await anthropic.reached(repository.key, "5", TINY.chapters, AbortSignal.timeout(WRITING));
  const victim = await jobOwner(system, submission.jobId);
  await faults.kill(victim.name, "SIGKILL");
  // A surviving client would keep its connection, but each one has disconnected.
  await expect
    .poll(async () => unanswered(await anthropic.requests(repository.key)), { timeout: 30_000 })
    .toBe(TINY.chapters);
  await anthropic.release(repository.key, "5");
  await openCourse(submission, WRITING);
  const answered = answeredTasks(await anthropic.requests(repository.key));
  expect(answered.toSorted(), "every answer once").toEqual(allTasks(TINY.chapters).toSorted());
  expect(await system.backend.jobsOf(repository.key)).toMatchObject([{ status: "completed", attempt: 2 }]);
});
