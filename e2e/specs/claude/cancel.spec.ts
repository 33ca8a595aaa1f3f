/** A user cancels a job while Claude writes its course. */
import { TINY } from "../../oracle/courses/tiny.ts";
import { submit } from "../../steps/generate-course.ts";
import { clientsOf } from "../../steps/model-clients.ts";
import { unanswered, WHOLE_COURSE, WRITING } from "../../steps/model-requests.ts";
import { expect, test } from "../../suite/test.ts";

/** Milliseconds within which a cancel must end the clients. */
const ENDED = 3_000;
/** Milliseconds for checks after the cancel. Their duration depends only on the machine. */
const LOOK = { timeout: 30_000 };

test.use({ model: true });

test("a cancel ends the model clients within three seconds", { tag: "@github" }, async ({
  page,
  system,
  serve,
  measure,
}) => {
  test.setTimeout(WHOLE_COURSE);
  const { anthropic } = system;
  const repository = await serve("tiny");
  await anthropic.hold(repository.key, "4");
  const { job, jobId } = await submit(page, repository.key);
  await anthropic.reached(repository.key, "4", TINY.chapters, AbortSignal.timeout(WRITING));
  expect((await clientsOf(system)).length, "clients that run now").toBeGreaterThanOrEqual(TINY.chapters);
  await job.cancel.click();
  const canceledAt = Date.now();
  const left = async () =>
    (await anthropic.requests(repository.key)).filter((request) => unanswered([request]) === 1);
  await expect.poll(async () => (await left()).length, { ...LOOK, intervals: [100] }).toBe(TINY.chapters);
  // The double records when each client disconnected, so the polling of this test does not count.
  const took = Math.max(...(await left()).map(({ at, duration }) => at + duration)) - canceledAt;
  await measure("end of the last client after a cancel", took / 1_000, "s");
  expect(took, "milliseconds from the click to the end of the last client").toBeLessThan(ENDED);
  await expect(job.status).toHaveText("Annulé", LOOK);
  await expect.poll(() => clientsOf(system), LOOK).toEqual([]);
  const { length } = await anthropic.requests(repository.key);
  await anthropic.release(repository.key, "4");
  expect((await system.backend.job(jobId))?.status).toBe("canceled");
  await expect(job.courseLink).toBeHidden();
  expect((await anthropic.requests(repository.key)).length, "nothing is asked any more").toBe(length);
});
