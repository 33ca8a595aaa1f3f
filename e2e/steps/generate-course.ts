/** From the first page to « Voir le Cours », without a reload. */
import { expect, type Page } from "@playwright/test";
import { JobPage } from "../pages/job-page.ts";
import { RepositoriesPage } from "../pages/repositories-page.ts";
import { WindowMarker } from "../pages/window-marker.ts";

/**
 * Milliseconds from the click to « Voir le Cours ». A run with mutants, of which some never get there,
 * waits less.
 */
export const GENERATION = Number(process.env.FONDATION_E2E_GENERATION_MS ?? 150_000);

const ENDED = /Cours Prêt|Génération Échouée|Annulé/;

/** A submitted repository: the page of its job, in a marked window. */
export interface Submission {
  readonly job: JobPage;
  readonly jobId: string;
  readonly marker: WindowMarker;
}

/** Opens the first page, marks the window, submits, and reaches the job's page. */
export async function submit(page: Page, repository: string): Promise<Submission> {
  const repositories = new RepositoriesPage(page);
  await repositories.open();
  await expect(repositories.button).toBeEnabled();
  const marker = await WindowMarker.place(page);
  await repositories.submit(repository);
  const job = new JobPage(page);
  return { job, jobId: await job.id(), marker };
}

/**
 * Waits for « Voir le Cours » of a repository's first course in the same window, and clicks it.
 * `within` is in milliseconds.
 */
export async function openCourse({ job, marker }: Submission, within = GENERATION): Promise<void> {
  // Any end. The error for a job that hangs shows its step.
  await expect(job.status, "the job's end").toHaveText(ENDED, { timeout: within });
  expect(await job.end(), "the job's end").toEqual(["Cours Prêt"]);
  await expect(job.courseLink, "« Voir le Cours » of a finished job").toBeVisible();
  expect(await marker.early(), "« Voir le Cours » before the course is there").toEqual([]);
  const steps = (await marker.statuses()).filter((status) => status.includes("Étape"));
  expect(
    steps.filter((step) => !/Étape [1-6] sur 6/.test(step)),
    "steps that do not exist",
  ).toEqual([]);
  expect(await marker.survived(), "the window is still the one that submitted").toBe(true);
  const address = (await job.courseLink.getAttribute("href")) ?? "";
  expect(address, "the address behind « Voir le Cours »").not.toContain("version=");
  await job.courseLink.click();
  expect(await marker.survived(), "the course opened in the same window").toBe(true);
}
