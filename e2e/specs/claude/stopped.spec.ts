/** What stops Claude before the end of a course: a limit, a person who changes their mind. */
import { expectAccessible } from "../../pages/accessibility.ts";
import { ModelFacts } from "../../pages/model-facts.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { clientsOf } from "../../steps/model-clients.ts";
import { answeredTasks, unanswered, WHOLE_COURSE, WRITING } from "../../steps/model-requests.ts";
import { expect, test } from "../../suite/test.ts";

/** Seconds of the limit: longer than a busy machine takes to show it and to judge the page that does. */
const LIMIT = 25;
/** Milliseconds in which a cancel must have ended the client. */
const ENDED = 3_000;
/** Milliseconds for what is looked at afterwards: how long a look takes, only the machine decides. */
const LOOK = { timeout: 30_000 };

test.use({ model: true });

test("a rate limit is shown with the time of its end, and the job goes on by itself then", {
  tag: "@github",
}, async ({ page, system, serve }) => {
  test.setTimeout(WHOLE_COURSE);
  const { anthropic } = system;
  const facts = new ModelFacts(page);
  const repository = await serve("tiny");
  await anthropic.play(repository.key, `429=${LIMIT}@5.2:1`);
  const submission = await submit(page, repository.key);
  await expect(facts.delay).toBeVisible({ timeout: WRITING });
  // Both at once, while the limit lasts: axe takes its time.
  const delayed = await system.backend.job(submission.jobId);
  const { length: before } = await anthropic.requests(repository.key);
  expect(delayed).toMatchObject({ status: "delayed", error: { code: "ENGINE_RATE_LIMIT" } });
  await expect(facts.delay).toContainText(/à\s\d{1,2}\sh\s\d{2}/);
  await expectAccessible(page, "a job that waits for the end of a limit");
  await openCourse(submission, WRITING);
  const requests = await anthropic.requests(repository.key);
  const limitedAt = requests.find(({ outcome }) => outcome === "429")?.at ?? Number.NaN;
  const later = requests.slice(before).map(({ at }) => at - limitedAt);
  expect(later.length, "requests went on").toBeGreaterThan(0);
  expect(Math.min(...later), "and not before the limit had ended").toBeGreaterThanOrEqual(
    (LIMIT - 1) * 1_000,
  );
  const answered = answeredTasks(requests);
  expect(answered, "every answer once").toHaveLength(new Set(answered).size);
});

test("a cancel ends the client within three seconds", { tag: "@github" }, async ({
  page,
  system,
  serve,
  measure,
}) => {
  test.setTimeout(WHOLE_COURSE);
  const { anthropic } = system;
  const repository = await serve("typescript");
  await anthropic.hold(repository.key, "4");
  const { job, jobId } = await submit(page, repository.key);
  await anthropic.reached(repository.key, "4", 4, AbortSignal.timeout(WRITING));
  expect((await clientsOf(system)).length, "clients that run now").toBeGreaterThanOrEqual(4);
  await job.cancel.click();
  const canceledAt = Date.now();
  const left = async () =>
    (await anthropic.requests(repository.key)).filter((request) => unanswered([request]) === 1);
  await expect.poll(async () => (await left()).length, { ...LOOK, intervals: [100] }).toBe(4);
  // When each client let go, by the double's own record: nothing that a test does to find it out takes part in the time.
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
