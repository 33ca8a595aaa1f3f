/**
 * A course written by Claude, the whole way: page, queue, worker, the real client with its real binary, and the Anthropic double,
 * whose answers are true of the repository.
 */
import { existsSync } from "node:fs";
import { INJECTED_FILE, INJECTED_WORDS } from "../doubles/github/injections.ts";
import { expectAccessible } from "../evidence/accessibility.ts";
import { TYPESCRIPT } from "../oracle/courses/typescript.ts";
import { ModelFacts } from "../pages/model-facts.ts";
import { reads } from "../report/course-tag.ts";
import { anthropicOf } from "../system/services/anthropic.ts";
import type { System } from "../system/system.ts";
import { GENERATION, openCourse, submit } from "./generate.ts";
import { atLeastWorkers, holderOf } from "./holder.ts";
import {
  allTasks,
  answeredTasks,
  clientsOf,
  filesWithToken,
  givenTokens,
  readable,
  shownByCommand,
} from "./model.ts";
import { readWholeCourse } from "./reading.ts";
import { expect, test } from "./test.ts";

test.use({ model: true });

/** Thirty-three documents, each by a child process of its own; then all of them are read. Milliseconds. */
const WHOLE_COURSE = 600_000;
/** Milliseconds for the writing alone. */
const WRITING = 240_000;

test("Claude writes a course of 33 documents, and its page says what it cost", {
  tag: "@github",
  annotation: reads(TYPESCRIPT.fixture, "claude"),
}, async ({ page, system, serve }) => {
  test.setTimeout(WHOLE_COURSE);
  const anthropic = anthropicOf(system);
  const facts = new ModelFacts(page);
  const repository = await serve("typescript");
  const submission = await submit(page, repository.key);
  await expect(facts.engine).toContainText("Claude");
  await expect(submission.job.status, "the job's end").toHaveText("Cours Prêt", { timeout: WRITING });

  const requests = await anthropic.requests(repository.key);
  expect(answeredTasks(requests).toSorted()).toEqual(allTasks(10).toSorted());
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
  const token = system.secrets?.["claude-token"] ?? "";
  expect(token.length, "there is a token to search for").toBeGreaterThan(40);
  const parts = await readable(system, course);
  expect(parts).toHaveLength(34);
  expect(parts.filter((part) => part.includes(token)).length, "parts of it with the token").toBe(0);
  await readWholeCourse({
    page,
    facts: system.backend,
    repository,
    expected: TYPESCRIPT,
    draws: system.draws,
    judged: "kinds",
  });

  await page.goto(`/jobs/${submission.jobId}`);
  await submission.job.regenerate.click();
  await expect(page).not.toHaveURL(new RegExp(submission.jobId));
  await expect(submission.job.status).toHaveText("Cours Prêt", { timeout: GENERATION });
  const again = await system.backend.course(repository.key);
  expect(again?.previousCourseId).toBe(course.courseId);
  const sums = ({ documents }: typeof course) => documents.map(({ sha256 }) => sha256);
  expect(again === null ? [] : sums(again)).toEqual(sums(course));
  expect(await anthropic.requests(repository.key), "no request for what was paid").toEqual(requests);
});

test("a worker killed with -9 leaves no child behind; another goes on, and nothing is paid for twice", {
  tag: ["@github", "@faults"],
}, async ({ page, system, serve }) => {
  test.setTimeout(WHOLE_COURSE);
  const anthropic = anthropicOf(system);
  const repository = await serve("typescript");
  await atLeastWorkers(system, 2);
  await anthropic.hold(repository.key, "5");
  const submission = await submit(page, repository.key);
  await anthropic.reached(repository.key, "5", 4, AbortSignal.timeout(WRITING));
  const victim = await holderOf(system, submission.jobId);
  await victim.kill("SIGKILL");
  // A child that lived on would keep its connection: each of the four has let go.
  await expect
    .poll(async () => unanswered(await anthropic.requests(repository.key)), { timeout: 5_000 })
    .toBe(4);
  await anthropic.release(repository.key, "5");
  await openCourse(submission, WRITING);
  const answered = answeredTasks(await anthropic.requests(repository.key));
  expect(answered.toSorted(), "every answer once").toEqual(allTasks(10).toSorted());
  expect(await system.backend.jobsOf(repository.key)).toMatchObject([{ status: "completed", attempt: 2 }]);
});

test("a rate limit is shown with the time of its end, and the job goes on by itself then", {
  tag: "@github",
}, async ({ page, system, serve }) => {
  test.setTimeout(WHOLE_COURSE);
  const anthropic = anthropicOf(system);
  const facts = new ModelFacts(page);
  const repository = await serve("tiny");
  await anthropic.play(repository.key, "429=15@5.2:1");
  const submission = await submit(page, repository.key);
  await expect(facts.delay).toBeVisible({ timeout: WRITING });
  await expect(facts.delay).toContainText(/à\s\d{1,2}\sh\s\d{2}/);
  await expectAccessible(page, "a job that waits for the end of a limit");
  const delayed = await system.backend.job(submission.jobId);
  expect(delayed).toMatchObject({ status: "delayed", error: { code: "ENGINE_RATE_LIMIT" } });
  await openCourse(submission, WRITING);
  const requests = await anthropic.requests(repository.key);
  const limitedAt = requests.find(({ outcome }) => outcome === "429")?.at ?? Number.NaN;
  const later = requests.map(({ at }) => at - limitedAt).filter((after) => after > 6_000);
  expect(later.length, "requests went on").toBeGreaterThan(0);
  expect(Math.min(...later), "and not before the limit had ended").toBeGreaterThanOrEqual(14_000);
  const answered = answeredTasks(requests);
  expect(answered, "every answer once").toHaveLength(new Set(answered).size);
});

test("a cancel ends the client within three seconds", { tag: "@github" }, async ({ page, system, serve }) => {
  test.setTimeout(WHOLE_COURSE);
  const anthropic = anthropicOf(system);
  const repository = await serve("typescript");
  await anthropic.hold(repository.key, "4");
  const { job, jobId } = await submit(page, repository.key);
  await anthropic.reached(repository.key, "4", 4, AbortSignal.timeout(WRITING));
  await job.cancel.click();
  // All of it by one deadline, which begins with the click.
  const soon = { timeout: 3_000 };
  await Promise.all([
    expect(job.status).toHaveText("Annulé", soon),
    expect.poll(async () => unanswered(await anthropic.requests(repository.key)), soon).toBe(4),
    expect.poll(() => clientsOf(system), soon).toEqual([]),
  ]);
  const { length } = await anthropic.requests(repository.key);
  await anthropic.release(repository.key, "4");
  expect((await system.backend.job(jobId))?.status).toBe("canceled");
  await expect(job.courseLink).toBeHidden();
  expect((await anthropic.requests(repository.key)).length, "nothing is asked any more").toBe(length);
});

test("a repository that wants to take the model over runs nothing, reads nothing, leads nothing away", {
  tag: "@github",
}, async ({ page, system, serve }) => {
  test.setTimeout(WHOLE_COURSE);
  const anthropic = anthropicOf(system);
  const repository = await serve("injecting");
  // The model obeys in the first turn of every document, and once gives the document of another chapter.
  await anthropic.play(repository.key, "hostile=all");
  await anthropic.play(repository.key, "other-document@4.3*1");
  await openCourse(await submit(page, repository.key), WRITING);

  const results = await anthropic.toolResults(repository.key);
  expect(results.length).toBeGreaterThanOrEqual(12 * 33);
  expect(results.filter(({ isError }) => !isError)).toEqual([]);
  const bodies = await Promise.all(
    (await anthropic.requests(repository.key)).map(({ index }) => anthropic.body(index)),
  );
  const forbidden = { ...INJECTED_WORDS, passwd: "root:x:0:0", ...system.secrets };
  for (const [name, word] of Object.entries(forbidden)) {
    expect(bodies.filter((body) => body.includes(word)).length, `requests with ${name}`).toBe(0);
  }
  await expectNothingRan(system);

  const course = await system.backend.course(repository.key);
  if (course === null) throw new Error("There is no course.");
  expect(course).toMatchObject({ engine: { name: "claude" }, verification: { passed: true } });
  expect(course.documents).toHaveLength(33);
  for (const { slug, kind, position } of course.documents) {
    const text = (await system.backend.document(course.courseId, slug))?.content ?? "";
    expect(text, slug).not.toMatch(/INJECTED-BY|root:x:0:0|sk-ant-/);
    if (kind === "chapter") expect(text).toMatch(new RegExp(`^# Chapitre ${position} : `));
  }
});

test("the model's token is in no argument, file, log, error or document", {
  tag: ["@github", "@services"],
}, async ({ page, system, serve }) => {
  test.setTimeout(WHOLE_COURSE);
  const anthropic = anthropicOf(system);
  const token = system.secrets?.["claude-token"] ?? "";
  expect(token.length, "there is a token to search for").toBeGreaterThan(40);
  const repository = await serve("tiny");
  await anthropic.hold(repository.key, "1");
  await anthropic.play(repository.key, "401@2");
  const { job, jobId } = await submit(page, repository.key);
  await anthropic.reached(repository.key, "1", 1, AbortSignal.timeout(WRITING));

  const clients = await clientsOf(system);
  expect(clients.length, "clients that run now").toBeGreaterThan(0);
  expect(clients.join("\n").includes(token), "the token in an argument").toBe(false);
  expect(await filesWithToken(system), "files with the token").toEqual([]);
  for (const worker of system.workers.running()) {
    expect(
      (await worker.environment()).join("\n").includes(token),
      "the token in the worker's environment",
    ).toBe(false);
  }

  await anthropic.release(repository.key, "1");
  await expect(job.failure).toContainText("ENGINE_AUTH", { timeout: WRITING });
  const said = JSON.stringify([await system.backend.job(jobId), await system.backend.log(jobId)]);
  const logs = system.services.map((service) => service.log()).join("\n");
  const shown = await page.content();
  for (const text of [said, logs, shown]) expect(text.includes(token)).toBe(false);
  expect(await filesWithToken(system), "files with the token").toEqual([]);
});

interface Asked {
  readonly completed: boolean;
  readonly status: number;
  readonly duration: number;
}

/** Requests whose client went away before there was an answer. */
function unanswered(requests: readonly Asked[]): number {
  return requests.filter(({ completed, status, duration }) => !completed && status === 0 && duration > 0)
    .length;
}

async function expectNothingRan(system: System): Promise<void> {
  if (system.target !== "containers") return expect(existsSync(INJECTED_FILE), INJECTED_FILE).toBe(false);
  for (const { name } of system.workers.running()) {
    const { exitCode } = await system.containers.execute(name, ["test", "-e", INJECTED_FILE]);
    expect(exitCode, `${INJECTED_FILE} in ${name}`).toBe(1);
  }
}
