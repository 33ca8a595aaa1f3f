/** The first page of every deployment. */
import { expectAccessible } from "../../pages/accessibility.ts";
import { RepositoriesPage } from "../../pages/repositories-page.ts";
import { expect, test } from "../../suite/test.ts";

for (const colorScheme of ["light", "dark"] as const) {
  for (const [device, viewport] of [
    ["phone", { width: 360, height: 740 }],
    ["desktop", { width: 1440, height: 900 }],
  ] as const) {
    test(`the first page is in French and accessible on a ${device}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      const repositories = new RepositoriesPage(page);
      await repositories.open();
      await expect(repositories.field).toBeVisible();
      await expect(repositories.button).toBeVisible();
      await expect(page.locator("html"), "the language of the page").toHaveAttribute("lang", "fr");
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, "pixels that stick out to the right").toBeLessThanOrEqual(0);
      await expectAccessible(page, "the first page");
    });
  }
}

test("every page has a content security policy that allows only its own parts", async ({ request }) => {
  for (const path of ["/", "/cours/personne/inconnu", "/jobs/inconnu"]) {
    const policy = (await request.get(path)).headers()["content-security-policy"] ?? "none";
    expect(policy, `the content security policy of ${path}`).toContain("default-src 'none'");
    expect(policy, `what the policy of ${path} allows`).not.toMatch(/unsafe-|\*|https?:/);
  }
});

test("the first page can be used with the keyboard alone", async ({ page }) => {
  const repositories = new RepositoriesPage(page);
  await repositories.open();
  await expect(repositories.field).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Aller au contenu" })).toBeFocused();
  await page.keyboard.press("/");
  await expect(repositories.field).toBeFocused();
});
