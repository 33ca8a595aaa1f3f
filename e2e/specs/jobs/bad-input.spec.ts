/** Repositories that no course can be made of. */
import type { Visibility } from "@fondation/doubles/github/access";
import type { FixtureName } from "@fondation/doubles/github/repositories/fixture-repository";
import { expectAccessible } from "../../pages/accessibility.ts";
import { submit } from "../../steps/generate-course.ts";
import { expect, test } from "../../suite/test.ts";

/** Repositories that cannot become a course. Each job fails with its code and is not retried. */
const HOPELESS: readonly (readonly [string, FixtureName | undefined, Visibility, RegExp])[] = [
  ["an empty repository", "empty", "public", /REPOSITORY_EMPTY/],
  ["an unknown repository", undefined, "public", /REPOSITORY_(NOT_FOUND|DENIED)/],
  ["a repository without rights", "private", "forbidden", /REPOSITORY_DENIED/],
];

for (const [what, fixture, visibility, code] of HOPELESS) {
  test(`${what} fails once, with a reason and advice`, { tag: "@github" }, async ({
    page,
    system,
    serve,
  }) => {
    const key = fixture === undefined ? "personne/inconnu" : (await serve(fixture, visibility)).key;
    const { job, jobId, marker } = await submit(page, key);
    await expect(job.status).toHaveText("Génération Échouée", { timeout: 30_000 });
    await expect(job.failure).toContainText(code);
    await expect(job.retry).toBeVisible();
    await expect(job.courseLink).toBeHidden();
    expect(await marker.survived()).toBe(true);
    expect(await system.backend.job(jobId)).toMatchObject({
      status: "failed",
      attempt: 1,
      error: { retryable: false },
    });
    await expectAccessible(page, "a failed job");
  });
}
