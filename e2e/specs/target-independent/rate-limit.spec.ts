/** The provider's rate limit interrupts a course, which continues when the limit ends. */
import { expectAccessible } from "../../pages/accessibility.ts";
import { ModelFacts } from "../../pages/model-facts.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { answeredTasks, WHOLE_COURSE, WRITING } from "../../steps/model-requests.ts";
import { expect, test } from "../../suite/test.ts";

/**
 * The duration of the limit in seconds: longer than a busy machine needs to show it and to check
 * the page.
 */
const LIMIT = 25;

test.use({ model: true });

test("a rate limit is shown with its end, and the job continues by itself after it", {
  tag: "@github",
}, async ({ page, system, serve }) => {
  test.setTimeout(WHOLE_COURSE);
  const { anthropic } = system;
  const facts = new ModelFacts(page);
  const repository = await serve("tiny");
  await anthropic.play(repository.key, `429=${LIMIT}@5.2:1`);
  const submission = await submit(page, repository.key);
  await expect(facts.delay).toBeVisible({ timeout: WRITING });
  // Check both while the limit lasts, because axe takes time.
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
