/** Diagrams in both themes, on a phone, and in a browser that cannot show the stored images. */
import type { Page } from "@playwright/test";
import { expectAccessible } from "../../pages/accessibility.ts";
import { breakImages } from "../../faults/broken-images.ts";
import { CoursePage } from "../../pages/course-page.ts";
import type { TestRepository } from "../../suite/options.ts";
import { expect, test } from "../../suite/test.ts";

async function openChapter(page: Page, repository: TestRepository) {
  await page.goto(repository.route);
  const pages = new CoursePage(page, repository.route);
  const slug = (await pages.slugs()).find((name) => name.startsWith("chapters/")) ?? "";
  return { pages, article: await pages.open(slug) };
}

test("a diagram follows the theme and is wide enough on a phone", { tag: "@github" }, async ({
  page,
  system,
  finishedCourse,
}) => {
  await page.emulateMedia({ colorScheme: "light" });
  const { pages, article } = await openChapter(page, await finishedCourse("typescript"));
  const [drawn] = await pages.diagrams(article);
  expect(drawn?.as).toBe(system.draws ? "image" : "frame");
  if (!system.draws) return;
  const image = article.locator("figure[data-diagram] img").first();
  const light = await image.getAttribute("src");
  await page.getByRole("button", { name: "Passer au thème sombre" }).click();
  await expect(image).not.toHaveAttribute("src", light ?? "");
  expect((await pages.diagrams(article))[0]).toMatchObject({ state: "drawn", width: drawn?.width });
  await expectAccessible(page, "a diagram in the dark");
  await page.setViewportSize({ width: 360, height: 740 });
  const shown = (await image.boundingBox())?.width ?? 0;
  expect(shown / (drawn?.width ?? 1), "how small it is drawn").toBeGreaterThanOrEqual(0.59);
  await expectAccessible(page, "a diagram on a phone");
});

test("diagrams are drawn in a sandboxed frame where images cannot be shown", {
  tag: "@github",
}, async ({ page, finishedCourse }) => {
  await breakImages(page);
  const { pages, article } = await openChapter(page, await finishedCourse("typescript"));
  const drawn = await pages.diagrams(article);
  expect(drawn.length).toBeGreaterThan(0);
  for (const diagram of drawn) expect(diagram).toMatchObject({ state: "drawn", as: "frame" });
  const frame = article.locator("figure[data-diagram] iframe").first();
  await expect(frame).toHaveAttribute("sandbox", "allow-scripts");
  await expect(frame.contentFrame().getByText("Router").first()).toBeVisible();
  await expectAccessible(page, "a diagram in its frame");
});
