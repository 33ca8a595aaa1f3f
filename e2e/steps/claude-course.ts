/**
 * A course by Claude with the page, the queue, a worker, the real client and its real program. The
 * Anthropic double gives true answers about the repository.
 */
import type { Page } from "@playwright/test";
import type { ExpectedCourse } from "../oracle/expected-course.ts";
import { expectAccessible } from "../pages/accessibility.ts";
import { ModelFacts } from "../pages/model-facts.ts";
import { createSecretSearch } from "../secrets/secret-search.ts";
import type { TestRepository } from "../suite/options.ts";
import { expect } from "../suite/test.ts";
import type { System } from "../system/contract/system.ts";
import { GENERATION, openCourse, submit } from "./generate-course.ts";
import { readable, shownByCommand } from "./job-output.ts";
import { allTasks, answeredTasks, givenTokens, WRITING } from "./model-requests.ts";
import { readWholeCourse } from "./read-course.ts";

interface ClaudeCourse {
  readonly page: Page;
  readonly system: System;
  readonly serve: (fixture: ExpectedCourse["fixture"]) => Promise<TestRepository>;
  readonly expected: ExpectedCourse;
}

/**
 * Makes and reads the course, compares its cost everywhere it is shown, and regenerates it from the
 * checkpoints.
 */
export async function expectClaudeCourse({ page, system, serve, expected }: ClaudeCourse): Promise<void> {
  const { anthropic } = system;
  const facts = new ModelFacts(page);
  const repository = await serve(expected.fixture);
  const submission = await submit(page, repository.key);
  await expect(facts.engine).toContainText("Claude");
  await expect(submission.job.status, "the job's end").toHaveText("Cours Prêt", { timeout: WRITING });

  const requests = await anthropic.requests(repository.key);
  expect(answeredTasks(requests).toSorted()).toEqual(allTasks(expected.chapters).toSorted());
  expect(new Set(requests.map(({ credential }) => credential))).toEqual(new Set(["oauth"]));
  expect(requests.filter(({ outcome }) => outcome === "reading").length).toBeGreaterThan(0);

  const job = await system.backend.job(submission.jobId);
  expect(job).toMatchObject({ status: "completed", engineChosen: { name: "claude" } });
  const { usage } = job ?? {};
  expect(usage?.steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6]);
  const given = givenTokens(requests);
  expect(usage?.total).toMatchObject(given);
  expect(usage?.total.costUsd).toBeGreaterThan(0);
  await expect(facts.rows).toHaveCount(7);
  const { cost, ...counted } = await facts.totals();
  expect(counted, "what the page says of all steps").toEqual({
    requests: given.requests,
    readTokens: given.inputTokens + given.cacheReadTokens + given.cacheWriteTokens,
    cachedTokens: given.cacheReadTokens,
    writtenTokens: given.outputTokens,
  });
  expect(cost).toContain("$");
  await expect(facts.total).toHaveText(cost);
  expect((await shownByCommand(system, submission.jobId)).usage, "what the command says").toEqual(usage);
  await expectAccessible(page, "a finished job of Claude");

  await openCourse(submission);
  const course = await system.backend.course(repository.key);
  if (course === null) throw new Error("There is no course.");
  expect(course).toMatchObject({ engine: { name: "claude" }, verification: { passed: true }, usage });
  const { secrets } = system;
  if (secrets === undefined) throw new Error("The system has no secrets of its own.");
  const search = createSecretSearch({ ...secrets });
  const parts = await readable(system, course);
  expect(parts).toHaveLength(expected.documents.length + 1);
  expect(
    parts.flatMap((part) => search(part)),
    "secrets in it",
  ).toEqual([]);
  await readWholeCourse({
    page,
    facts: system.backend,
    repository,
    expected,
    draws: system.draws,
    depth: "sample",
  });

  await page.goto(`/jobs/${submission.jobId}`);
  await submission.job.regenerate.click();
  await expect(page).not.toHaveURL(new RegExp(submission.jobId));
  const nextId = await submission.job.id();
  // The address changes before the page does: for a moment the page still shows the first job's end.
  await expect
    .poll(async () => (await system.backend.job(nextId))?.status, { timeout: GENERATION })
    .toBe("completed");
  await expect(submission.job.status).toHaveText("Cours Prêt");
  const again = await system.backend.course(repository.key);
  expect(again?.previousCourseId).toBe(course.courseId);
  const sums = ({ documents }: typeof course) => documents.map(({ sha256 }) => sha256);
  expect(again === null ? [] : sums(again)).toEqual(sums(course));
  expect(await anthropic.requests(repository.key), "no request for what was paid").toEqual(requests);
}
