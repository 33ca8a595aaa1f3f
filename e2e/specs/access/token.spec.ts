/**
 * A system with an access token, in a real browser and session, from the token to « Se déconnecter
 * ».
 */
import { readFile } from "node:fs/promises";
import { test as base, expect } from "@playwright/test";
import { expectAccessible } from "../../pages/accessibility.ts";
import { attachEvidence } from "../../evidence/attach.ts";
import { AccessPage } from "../../pages/access-page.ts";
import { CoursePage } from "../../pages/course-page.ts";
import { RepositoriesPage } from "../../pages/repositories-page.ts";
import { createDeadline } from "../../system/waiting/deadline.ts";
import { type ClosedSystem, startClosed } from "../../system/processes/closed-system.ts";
import { BUNDLE } from "../../system/processes/process-system.ts";
import type { BackendFacts } from "../../system/contract/backend-facts.ts";
import { dropModelCredentials } from "../../system/environment/service-environment.ts";
import { openCourse, submit } from "../../steps/generate-course.ts";
import { PRINTED } from "../../steps/read-pdf.ts";

const REPOSITORY = "equipe/comptes";
const ROUTE = `/cours/${REPOSITORY}`;
const START = 60_000;
/** The cookie of a browser that has signed in before. It admits nobody. */
const BROWSER = "fondation_browser";

const test = base.extend<{ closed: ClosedSystem }, { bundle: string }>({
  bundle: [BUNDLE, { option: true, scope: "worker" }],
  closed: async ({ bundle }, use, testInfo) => {
    dropModelCredentials();
    const deadline = createDeadline(START);
    const closed = await startClosed(deadline, bundle).finally(deadline.clear);
    await use(closed);
    await attachEvidence(closed.system, testInfo);
    await closed.system.stop();
  },
  baseURL: async ({ closed }, use) => use(closed.system.url),
});

test("a visitor signs in with the token, makes and reads a course, and signs out", async ({
  page,
  context,
  closed,
}) => {
  test.setTimeout(240_000);
  const { system, accessToken } = closed;
  await system.github.create(REPOSITORY, "tiny", "private");
  const access = new AccessPage(page);

  await test.step("without a token, every page shows only the form", async () => {
    for (const path of ["/", ROUTE, `${ROUTE}/step1_abstractions.yaml`]) {
      await page.goto(path);
      await access.expectClosed();
    }
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, `the question, ${colorScheme}`);
    }
    expect((await context.request.get(`${ROUTE}/cours.pdf`)).status()).toBe(401);
    expect(await answeredQueries(system.backend), "queries that answer a stranger").toEqual([]);
  });

  await test.step("a wrong token is refused in the form", async () => {
    await page.goto("/");
    await access.present(`${accessToken}x`);
    await expect(access.problem).toContainText("Ce jeton d’accès n’est pas le bon.");
    await access.expectClosed();
    expect(await context.cookies()).toEqual([]);
  });

  await test.step("the right token opens a session that no script can read", async () => {
    await access.present(accessToken);
    await expect(new RepositoriesPage(page).field).toBeVisible();
    const cookies = await context.cookies();
    expect(cookies.map(({ name }) => name).toSorted()).toEqual([BROWSER, "fondation_session"]);
    for (const cookie of cookies) {
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict" });
      expect(cookie.value).not.toContain(accessToken);
    }
    expect(await page.evaluate(() => document.cookie)).toBe("");
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
      "eyJ",
    );
  });

  await test.step("the session survives a reload; a course can be made and read", async () => {
    await openCourse(await submit(page, REPOSITORY));
    const course = new CoursePage(page, ROUTE);
    const slugs = await course.slugs();
    const article = await course.open(slugs.at(-1) ?? "");
    await expect(article.getByRole("heading", { level: 1 })).toBeVisible();
    await page.reload();
    await expect(article.getByRole("heading", { level: 1 })).toBeVisible();
  });

  await test.step("the course can be downloaded as a PDF", async () => {
    const link = page.getByRole("link", { name: /^Télécharger en PDF \(\d/ });
    await expect(link).toBeVisible({ timeout: PRINTED });
    const started = page.waitForEvent("download");
    await link.click();
    const download = await started;
    expect(download.suggestedFilename()).toBe("equipe-comptes.pdf");
    const file = await readFile(await download.path());
    expect(file.subarray(0, 5).toString()).toBe("%PDF-");
    expect(file.subarray(-8).toString().trim()).toMatch(/%%EOF$/);
  });

  await test.step("after signing out every page shows only the form", async () => {
    await access.signOut.click();
    await access.expectClosed();
    expect((await context.cookies()).map(({ name }) => name)).toEqual([BROWSER]);
    await page.goBack();
    await access.expectClosed();
    for (const path of ["/", ROUTE]) {
      await page.goto(path);
      await access.expectClosed();
    }
    await page.goto(`${ROUTE}/cours.pdf`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Ce cours demande une identité, et aucune n’a été reconnue.",
    );
    expect((await context.request.get(`${ROUTE}/cours.pdf`)).status()).toBe(401);
  });
});

/** The queries that a caller without an identity gets an answer from. */
async function answeredQueries(backend: BackendFacts): Promise<string[]> {
  const queries = {
    course: () => backend.course(REPOSITORY),
    "jobs of a repository": () => backend.jobsOf(REPOSITORY),
    workers: () => backend.workers(),
  };
  const answers = Object.entries(queries).map(([name, query]) =>
    query().then(
      () => [name],
      (error: unknown) => {
        expect(String(error), name).toContain("ACCESS_DENIED");
        return [];
      },
    ),
  );
  return (await Promise.all(answers)).flat();
}
