/**
 * Parts of a page fail to load, as when the network changes: the page requests some of them again,
 * and shows the result.
 */
import type { Page } from "@playwright/test";
import { expectAccessible } from "../../pages/accessibility.ts";
import { breakImages } from "../../faults/broken-images.ts";
import { CoursePage } from "../../pages/course-page.ts";
import { RepositoriesPage } from "../../pages/repositories-page.ts";
import { WindowMarker } from "../../pages/window-marker.ts";
import { expect, test as suite } from "../../suite/test.ts";

/** Has a page whose errors do not fail the test. */
const test = suite.extend<{ unwatched: Page }>({
  unwatched: async ({ context }, use) => use(await context.newPage()),
});

/** How often the page is loaded before it gives up. */
const ATTEMPTS = 4;

interface Cut {
  asked: number;
  restored: boolean;
}

/** Makes the first `most` requests for a path fail. */
async function cut(page: Page, path: RegExp, most = Number.POSITIVE_INFINITY): Promise<Cut> {
  const state: Cut = { asked: 0, restored: false };
  await page.route(path, async (route) => {
    state.asked += 1;
    if (state.restored || state.asked > most) await route.continue();
    else await route.abort("connectionreset");
  });
  return state;
}

for (const [part, path] of [
  ["script", /\/assets\/index-[^/]*\.js$/],
  ["styles", /\/assets\/[^/]*\.css$/],
  ["session", /\/session$/],
] as const) {
  test(`a page whose ${part} failed to load requests it again`, async ({ unwatched: page }) => {
    const cutting = await cut(page, path, 2);
    const repositories = new RepositoriesPage(page);
    await repositories.open();
    await expect(repositories.button).toBeEnabled();
    await expect(page.getByRole("banner"), "the styles are there").toHaveCSS("position", "sticky");
    expect(cutting.asked).toBe(3);
  });
}

test("a page whose script never loads says so and can be loaded again", async ({ unwatched: page }) => {
  const cutting = await cut(page, /\/assets\/index-[^/]*\.js$/);
  const repositories = new RepositoriesPage(page);
  await repositories.open();
  await expect(page.getByRole("alert")).toContainText("PAGE_INCOMPLETE");
  expect(cutting.asked).toBe(ATTEMPTS);
  await expectAccessible(page, "a page that did not come");
  cutting.restored = true;
  await page.getByRole("button", { name: "Réessayer" }).click();
  await expect(repositories.button).toBeEnabled();
  await expect(page.getByText("PAGE_INCOMPLETE")).toHaveCount(0);
});

test("a page whose script failed to load requests it again, then says so", {
  tag: "@github",
}, async ({ unwatched: page, finishedCourse }) => {
  const repository = await finishedCourse("tiny");
  const repositories = new RepositoriesPage(page);
  const cutting = await cut(page, /\/assets\/RepositoriesPage-[^/]*\.js$/, 2);
  await page.goto(repository.route);
  const marker = await WindowMarker.place(page);
  await page.getByRole("link", { name: "Fondation" }).click();
  await expect(repositories.card(repository.key)).toBeVisible();
  expect(cutting.asked).toBe(3);
  expect(await marker.survived(), "the list opened in the same window").toBe(true);

  await page.unroute(/\/assets\/RepositoriesPage-[^/]*\.js$/);
  const lasting = await cut(page, /\/assets\/RepositoriesPage-[^/]*\.js$/);
  await page.goto("/");
  await expect(page.getByRole("alert")).toContainText("PAGE_INCOMPLETE");
  await expectAccessible(page, "a list that did not come");
  lasting.restored = true;
  await page.getByRole("button", { name: "Réessayer" }).click();
  await expect(repositories.card(repository.key)).toBeVisible();
});

test("a diagram whose frame failed to load is drawn in another", { tag: "@github" }, async ({
  unwatched: page,
  finishedCourse,
}) => {
  const repository = await finishedCourse("typescript");
  await breakImages(page);
  const cutting = await cut(page, /\/assets\/diagram-[^/]*\.js$/, 2);
  await page.goto(repository.route);
  const pages = new CoursePage(page, repository.route);
  const chapter = (await pages.slugs()).find((slug) => slug.startsWith("chapters/")) ?? "";
  const article = await pages.open(chapter);
  const drawn = await pages.diagrams(article);
  expect(drawn.length).toBeGreaterThan(0);
  for (const diagram of drawn) expect(diagram).toMatchObject({ state: "drawn", as: "frame" });
  expect(cutting.asked, "requests, of which two were cut").toBeGreaterThanOrEqual(3);
});
