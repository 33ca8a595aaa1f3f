/** Reading on a phone, in the dark theme, by keyboard, from a link, and in the previous version. */
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../../pages/accessibility.ts";
import { CoursePage } from "../../pages/course-page.ts";
import { JobPage } from "../../pages/job-page.ts";
import { RepositoriesPage } from "../../pages/repositories-page.ts";
import { GENERATION, openCourse, submit } from "../../steps/generate-course.ts";
import type { TestRepository } from "../../suite/options.ts";
import { expect, test } from "../../suite/test.ts";

const CHAPTER = /\/chapters\/chapter_01_/;

/** The open document when it is rendered. `slug`: waits for this document. */
function rendered(page: Page, slug?: string): Locator {
  const name = slug === undefined ? "" : `[data-slug="${slug}"]`;
  return page.locator(`article[data-ready="true"]${name}`);
}

/** Opens a course at its first chapter. Returns the address. */
async function open(page: Page, { route }: TestRepository): Promise<string> {
  await page.goto(route);
  await expect(page).toHaveURL(CHAPTER);
  await expect(rendered(page)).toBeVisible({ timeout: 30_000 });
  return new URL(page.url()).pathname;
}

async function expectNothingSticksOut(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, "pixels that stick out to the right").toBeLessThanOrEqual(0);
}

test("on a phone, the table of contents is a drawer that closes on selection", {
  tag: "@github",
}, async ({ page, finishedCourse }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const repository = await finishedCourse("tiny");
  await open(page, repository);
  const course = new CoursePage(page, repository.route);
  await expect(course.contents).toBeHidden();
  await expectNothingSticksOut(page);
  await expectAccessible(page, "a chapter on a phone");

  const opener = page.getByRole("button", { name: "Sommaire" });
  await opener.click();
  const drawer = page.getByRole("dialog", { name: "Sommaire" });
  await expect(drawer).toBeVisible();
  await expectAccessible(page, "the drawer on a phone");
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(opener).toBeFocused();

  await opener.click();
  await course.open("step1_abstractions.yaml");
  await expect(drawer).toBeHidden();
  await expectNothingSticksOut(page);
  await expectAccessible(page, "the abstractions on a phone");
});

test("the dark theme survives a reload, and a course is accessible in it", {
  tag: "@github",
}, async ({ page, finishedCourse }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, await finishedCourse("tiny"));
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.getByRole("button", { name: "Passer au thème sombre" }).click();
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.reload();
  await expect(rendered(page)).toBeVisible({ timeout: 30_000 });
  expect(await background()).toBe(dark);
  await expect(page.getByRole("button", { name: "Passer au thème clair" })).toBeVisible();
  await expectAccessible(page, "a chapter in the dark");
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(page, "a chapter in the dark on a phone");
});

test("documents are turned, searched and explained by keyboard", { tag: "@github" }, async ({
  page,
  finishedCourse,
}) => {
  const repository = await finishedCourse("tiny");
  const first = await open(page, repository);
  const course = new CoursePage(page, repository.route);
  const all = await course.slugs();
  const addresses = all.map((slug) => encodeURI(`${repository.route}/${slug}`));
  const start = addresses.indexOf(first);
  const at = async (index: number) => {
    await expect
      .poll(() => new URL(page.url()).pathname, { message: "the document after the key" })
      .toBe(addresses[index]);
    await expect(rendered(page, all[index])).toBeVisible({ timeout: 30_000 });
  };
  await page.keyboard.press("j");
  await at(start + 1);
  await page.keyboard.press("ArrowRight");
  await at(start + 2);
  await page.keyboard.press("k");
  await at(start + 1);
  await page.keyboard.press("ArrowLeft");
  await at(start);

  const help = page.getByRole("dialog", { name: "Raccourcis clavier" });
  await page.keyboard.press("?");
  await expect(help).toBeVisible();
  await expectAccessible(page, "the shortcuts");
  await page.keyboard.press("j");
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await at(start);

  await page.keyboard.press("/");
  const dialog = page.getByRole("dialog", { name: "Chercher dans le cours" });
  const search = dialog.getByRole("searchbox");
  const found = dialog.getByRole("link");
  await expect(search).toBeFocused();
  await page.keyboard.type("RELATIONS");
  await expect(found.first()).toContainText("Relations");
  await expectAccessible(page, "the search");
  await page.keyboard.type("jk?/");
  await expect(dialog.getByText("Aucun passage ne contient tous ces mots.")).toBeVisible();
  await expect(found).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await at(start);

  await page.keyboard.press("Control+k");
  await expect(search).toBeFocused();
  await search.fill("the most frequent first");
  await expect(
    dialog.getByText("the most frequent first").first(),
    "the passage with the sought words",
  ).toBeVisible();
  await search.fill("ordre des chap");
  await expect(found.first()).toContainText("Ordre des chapitres");
  await page.keyboard.press("ArrowDown");
  await expect(found.first()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(search).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  const order = all.indexOf("step3_order.yaml");
  await at(order);
  await page.keyboard.press("j");
  await at(order + 1);
});

test("cited lines open by keyboard, and closing them returns the focus", { tag: "@github" }, async ({
  page,
  finishedCourse,
}) => {
  const repository = await finishedCourse("tiny");
  await open(page, repository);
  const { references } = new CoursePage(page, repository.route);
  const citation = rendered(page).locator("button[data-citation]").first();
  await citation.focus();
  await page.keyboard.press("Enter");
  await expect(references).toBeVisible();
  await expect(citation).toHaveAttribute("aria-expanded", "true");
  await expect(references.getByRole("button", { name: "Fermer les références" })).toBeFocused();
  await expect(references.locator("pre code")).not.toBeEmpty();
  await expectAccessible(page, "the panel of references");
  await page.keyboard.press("Escape");
  await expect(references).toBeHidden();
  await expect(citation).toBeFocused();
});

test("a link to a heading, opened directly, shows that heading", { tag: "@github" }, async ({
  page,
  finishedCourse,
}) => {
  const path = await open(page, await finishedCourse("typescript"));
  const heading = rendered(page).locator("h2[id]").last();
  const id = (await heading.getAttribute("id")) ?? "";
  await page.goto("/");
  await page.goto(`${path}#${encodeURIComponent(id)}`);
  await expect(rendered(page)).toBeVisible({ timeout: 30_000 });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
});

test("the previous version of a course is offered, marked, and leads back", {
  tag: "@github",
}, async ({ page, system, serve }) => {
  const repository = await serve("tiny");
  await openCourse(await submit(page, repository.key));
  const path = await open(page, repository);
  const previous = page.getByRole("link", { name: /^Version précédente/ });
  await expect(previous).toBeHidden();
  const before = await system.backend.course(repository.key);

  await page.goto("/");
  const card = new RepositoriesPage(page).card(repository.key);
  await card.getByRole("button", { name: "Régénérer le Cours" }).click();
  const job = new JobPage(page);
  await job.id();
  await expect(job.status).toHaveText("Cours Prêt", { timeout: GENERATION });
  await job.courseLink.click();
  await expect(rendered(page)).toBeVisible({ timeout: 30_000 });

  await expect(previous).toHaveAccessibleName(new RegExp(`commit ${before?.commit.slice(0, 7)}`));
  await previous.click();
  const notice = page.getByRole("status").filter({ hasText: "Version précédente" });
  await expect(notice).toBeVisible();
  await expect(page).toHaveURL(`${path}?version=precedente`);
  await expect(previous).toBeHidden();
  await expect(rendered(page)).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, "the previous version");

  await page.keyboard.press("j");
  await expect(page).toHaveURL(/\?version=precedente$/);
  await expect(page).not.toHaveURL(CHAPTER);
  await expect(rendered(page)).toBeVisible({ timeout: 30_000 });
  await page.getByRole("navigation", { name: "Dans ce document" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\?version=precedente#./);
  await expect(notice).toBeVisible();

  await notice.getByRole("link", { name: "Revenir à la version actuelle" }).click();
  await expect(notice).toBeHidden();
  await expect(page).not.toHaveURL(/version=/);
  await expect(previous).toBeVisible();
});
