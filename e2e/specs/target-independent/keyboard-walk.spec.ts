/** From the first page to a citation of a document and back, by keyboard alone. */
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../../pages/accessibility.ts";
import { expect, test } from "../../suite/test.ts";

/** More steps than any page of the walk needs: a course has 33 entries in its contents. */
const MOST_STEPS = 150;

/** Presses `key` until `target` has the focus. Returns how often. */
async function walkTo(page: Page, target: Locator, key = "Tab"): Promise<number> {
  await expect(target).toBeVisible();
  for (let steps = 1; steps <= MOST_STEPS; steps += 1) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return steps;
  }
  throw new Error(`${String(target)} did not get the focus in ${MOST_STEPS} steps.`);
}

/** The focus is on a part of the page, where the next key goes on. */
async function expectFocusInPage(page: Page, after: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName ?? "none"), {
      message: `what has the focus after ${after}`,
    })
    .not.toMatch(/^(?:BODY|none)$/);
}

const shown = (page: Page) => page.locator('article[data-ready="true"]');

test("from the first page to a citation and back, by keyboard alone", { tag: "@github" }, async ({
  page,
  finishedCourse,
}) => {
  const { route, key } = await finishedCourse("tiny");
  await page.goto("/");
  const card = page.locator(`main a[href="${route}"]`).first();
  await expect(card).toBeVisible();
  const skip = page.getByRole("link", { name: "Aller au contenu" });
  expect(await walkTo(page, skip), "steps to the skip link").toBe(1);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await walkTo(page, card);
  await page.keyboard.press("Enter");
  await expect(shown(page)).toBeFocused();

  await page.keyboard.press("j");
  await expect(page).not.toHaveURL(/chapter_01/);
  await expect(shown(page)).toBeFocused();
  await page.reload();
  await expect(shown(page)).toBeVisible();
  expect(await walkTo(page, skip), "steps to the skip link of a document").toBe(1);
  await page.keyboard.press("Enter");
  await expect(shown(page)).toBeFocused();

  const citation = shown(page).locator("button[data-citation]").first();
  expect(await walkTo(page, citation), "steps from the text to its first citation").toBeLessThan(20);
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "Références" });
  await expect(panel.getByRole("button", { name: "Fermer les références" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(citation).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(panel).toBeVisible();
  await page.keyboard.press("k");
  await expect(page).toHaveURL(/chapter_01/);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expectFocusInPage(page, "the panel of a document that was left is closed");

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expectFocusInPage(page, "the search is closed");
  await page.goBack();
  await expect(page).not.toHaveURL(/chapter_01/);
  await expectFocusInPage(page, "going back to a document");
  await walkTo(page, page.getByRole("link", { name: "Fondation" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await expect(page.getByText(key).first()).toBeVisible();
});

test("shortcuts of one character can be turned off, and stay off", { tag: "@github" }, async ({
  page,
  finishedCourse,
}) => {
  const { route } = await finishedCourse("tiny");
  await page.goto(route);
  await expect(shown(page)).toBeFocused();
  const first = page.url();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Raccourcis clavier" });
  await help.getByRole("checkbox").press("Space");
  await expectAccessible(page, "the shortcuts, turned off");
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await expectFocusInPage(page, "the shortcuts are closed");
  for (const round of ["at once", "after a reload"]) {
    for (const key of ["j", "/", "?"]) await page.keyboard.press(key);
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("searchbox")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect(page.url(), round).toBe(first);
    await page.reload();
    await expect(shown(page)).toBeVisible();
  }
});

test("the theme returns to that of the system", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  for (const name of ["Passer au thème sombre", "Passer au thème clair", "Suivre le thème du système"]) {
    await page.getByRole("button", { name }).press("Enter");
  }
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.reload();
  await expect(page.getByRole("button", { name: "Passer au thème clair" })).toBeVisible();
  expect(await background()).toBe(dark);
});
