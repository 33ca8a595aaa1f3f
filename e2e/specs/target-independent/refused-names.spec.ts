/** Invalid repository names, and addresses that do not exist. */
import type { Page } from "@playwright/test";
import { expectAccessible } from "../../pages/accessibility.ts";
import { RepositoriesPage } from "../../pages/repositories-page.ts";
import { expect, test } from "../../suite/test.ts";

for (const [what, typed] of [
  ["a name without owner", "boutique"],
  ["an address with a password", "https://ada:secret@example.org/ada/boutique"],
  ["another protocol", "ftp://example.org/ada/boutique"],
  ["a path that climbs", "../etc"],
  ["an option in disguise", "--upload-pack=touch/x"],
  ["a page of the server", "https://github.com/orgs/ada/repositories"],
  ["words", "mon dépôt préféré"],
] as const) {
  test(`${what} is refused in the form, before anything is queued`, async ({ page }) => {
    await expectRefused(page, typed);
  });
}

test.describe("refusals by the backend", () => {
  test.use({ refusal: "REPOSITORY_INVALID" });

  test("a private address is refused, and nothing is queued", async ({ page }) => {
    await expectRefused(page, "https://192.168.0.1/ada/boutique");
  });
});

async function expectRefused(page: Page, typed: string): Promise<void> {
  const repositories = new RepositoriesPage(page);
  await repositories.open();
  await repositories.submit(typed);
  await expect(repositories.problem, `the refusal of ${typed}`).toHaveText(/\S{3,}/);
  await expect(repositories.field).toHaveAttribute("aria-invalid", "true");
  await expect(page).toHaveURL(/\/$/);
  await expectAccessible(page, "a refused name");
}

test("an address that shows nothing says so in French", async ({ page }) => {
  await page.goto("/cours/personne/inconnu");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ce cours n’existe pas encore");
  await expectAccessible(page, "a missing course");
  await page.goto("/jobs/inconnu");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cette génération n’existe pas");
});
