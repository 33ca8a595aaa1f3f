/** What stops Claude before the end of a course: a limit, a person who changes their mind. */
import { expectAccessible } from "../../evidence/accessibility.ts";
import { ModelFacts } from "../../pages/model-facts.ts";
import { anthropicOf } from "../../system/services/anthropic.ts";
import { openCourse, submit } from "../generate.ts";
import { answeredTasks, clientsOf, unanswered, WHOLE_COURSE, WRITING } from "../model.ts";
import { expect, test } from "../test.ts";

test.use({ model: true });

test("a rate limit is shown with the time of its end, and the job goes on by itself then", {
  tag: "@github",
}, async ({ page, system, serve }) => {
  test.setTimeout(WHOLE_COURSE);
  const anthropic = anthropicOf(system);
  const facts = new ModelFacts(page);
  const repository = await serve("tiny");
  await anthropic.play(repository.key, "429=15@5.2:1");
  const submission = await submit(page, repository.key);
  await expect(facts.delay).toBeVisible({ timeout: WRITING });
  await expect(facts.delay).toContainText(/à\s\d{1,2}\sh\s\d{2}/);
  await expectAccessible(page, "a job that waits for the end of a limit");
  const delayed = await system.backend.job(submission.jobId);
  expect(delayed).toMatchObject({ status: "delayed", error: { code: "ENGINE_RATE_LIMIT" } });
  await openCourse(submission, WRITING);
  const requests = await anthropic.requests(repository.key);
  const limitedAt = requests.find(({ outcome }) => outcome === "429")?.at ?? Number.NaN;
  const later = requests.map(({ at }) => at - limitedAt).filter((after) => after > 6_000);
  expect(later.length, "requests went on").toBeGreaterThan(0);
  expect(Math.min(...later), "and not before the limit had ended").toBeGreaterThanOrEqual(14_000);
  const answered = answeredTasks(requests);
  expect(answered, "every answer once").toHaveLength(new Set(answered).size);
});

test("a cancel ends the client within three seconds", { tag: "@github" }, async ({ page, system, serve }) => {
  test.setTimeout(WHOLE_COURSE);
  const anthropic = anthropicOf(system);
  const repository = await serve("typescript");
  await anthropic.hold(repository.key, "4");
  const { job, jobId } = await submit(page, repository.key);
  await anthropic.reached(repository.key, "4", 4, AbortSignal.timeout(WRITING));
  await job.cancel.click();
  // All of it by one deadline, which begins with the click.
  const soon = { timeout: 3_000 };
  await Promise.all([
    expect(job.status).toHaveText("Annulé", soon),
    expect.poll(async () => unanswered(await anthropic.requests(repository.key)), soon).toBe(4),
    expect.poll(() => clientsOf(system), soon).toEqual([]),
  ]);
  const { length } = await anthropic.requests(repository.key);
  await anthropic.release(repository.key, "4");
  expect((await system.backend.job(jobId))?.status).toBe("canceled");
  await expect(job.courseLink).toBeHidden();
  expect((await anthropic.requests(repository.key)).length, "nothing is asked any more").toBe(length);
});
