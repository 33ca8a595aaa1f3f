/** What helps a reader of a course: the map of its parts, and the report of its checks. */
import { expectAccessible } from "../../pages/accessibility.ts";
import { CoursePage } from "../../pages/course-page.ts";
import { expect, test } from "../../suite/test.ts";

test("the map shows what a part is related to, and leads to its chapter", { tag: "@github" }, async ({
  page,
  finishedCourse,
}) => {
  const repository = await finishedCourse("typescript");
  await page.goto(repository.route);
  const course = new CoursePage(page, repository.route);
  const chapters = (await course.slugs()).filter((slug) => slug.startsWith("chapters/"));
  const map = page.getByRole("navigation", { name: "Carte des parties" });
  await expect(map.getByRole("link")).toHaveCount(chapters.length);
  const second = map.getByRole("link").nth(1);
  await second.focus();
  await expect(map).toContainText(/S’appuie sur|Sert à/);
  await expectAccessible(page, "a chapter with the map", "article");

  await page.setViewportSize({ width: 360, height: 740 });
  await second.scrollIntoViewIfNeeded();
  await expect(second).toBeInViewport({ ratio: 1 });
  await second.press("Enter");
  await expect(page).toHaveURL(`${repository.route}/${chapters[1]}`);
  await expect(map).toBeHidden();
});

test("the line of verified references opens the report of the checks", { tag: "@github" }, async ({
  page,
  finishedCourse,
}) => {
  const { route } = await finishedCourse("tiny");
  await page.goto(route);
  const opener = page.getByRole("button", { name: /références? vérifiées?/ });
  await opener.click();
  const report = page.getByRole("dialog", { name: "Rapport de vérification" });
  await expect(report.getByRole("row", { name: /G3/ })).toBeVisible();
  await expectAccessible(page, "the report of the checks");
  await page.keyboard.press("Escape");
  await expect(report).toBeHidden();
  await expect(opener).toBeFocused();
});
