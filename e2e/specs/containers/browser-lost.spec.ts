/**
 * The browser's container is cut off before a job begins. Neither the course nor its page needs it. When
 * the browser is back, the course gets its pictures and its PDF.
 */
import { CoursePage } from "../../pages/course-page.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { test } from "../../suite/own-browser.ts";
import { expect } from "../../suite/test.ts";

/** Milliseconds until a worker has noticed the browser, and drawn and printed a course. */
const DRAWN = 120_000;

test("a course without pictures says so, and gets them when the browser is back", {
  tag: ["@containers", "@github", "@faults"],
}, async ({ page, system, serve, faults }) => {
  test.setTimeout(240_000);
  const cut = await faults.disconnect("browser");
  const repository = await serve("typescript");
  const submission = await submit(page, repository.key);
  await openCourse(submission);

  expect(await system.backend.jobsOf(repository.key)).toMatchObject([{ status: "completed", attempt: 1 }]);
  const warnings = (await system.backend.log(submission.jobId)).filter(({ level }) => level !== "info");
  expect(warnings).toMatchObject([{ level: "warn", code: "browser.missing" }]);
  const course = await system.backend.course(repository.key);
  expect(course).toMatchObject({ booklet: null, verification: { passed: true } });
  expect(course?.documents).toHaveLength(33);

  const pages = new CoursePage(page, repository.route);
  await expect(pages.pdfLink).toBeHidden();
  const chapter = (await pages.slugs()).find((slug) => slug.startsWith("chapters/")) ?? "";
  const article = await pages.open(chapter);
  const framed = await pages.diagrams(article);
  expect(new Set(framed.map(({ state, as }) => `${state} ${as}`))).toEqual(new Set(["drawn frame"]));
  const frame = article.locator("figure[data-diagram] iframe").first().contentFrame();
  await expect(frame.getByText("Router").first()).toBeVisible();
  const notice = page.getByRole("status").filter({ hasText: "Le PDF manque" });
  await expect(notice).toBeVisible();

  await cut.undo();
  await expect(pages.pdfLink).toBeVisible({ timeout: DRAWN });
  await expect(notice).toBeHidden();
  await page.reload();
  const drawn = await pages.diagrams(await pages.open(chapter));
  expect(new Set(drawn.map(({ state, as }) => `${state} ${as}`))).toEqual(new Set(["drawn image"]));
});
