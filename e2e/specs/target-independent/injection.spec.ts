/** A repository with prompt injections, and a model that obeys them. */
import { existsSync } from "node:fs";
import { INJECTED_FILE, INJECTED_WORDS } from "@fondation/doubles/github/repositories/prompt-injections";
import { JobPage } from "../../pages/job-page.ts";
import { WHOLE_COURSE, WRITING } from "../../steps/model-requests.ts";
import { expect, test } from "../../suite/test.ts";
import type { System } from "../../system/contract/system.ts";

/** Every step and kind of document; more chapters only repeat them. */
const CHAPTERS = 3;
const DOCUMENTS = 3 + 3 * CHAPTERS;

test.use({ model: true });

test("a repository with prompt injections runs, reads and redirects nothing", {
  tag: "@github",
}, async ({ page, system, serve }) => {
  test.setTimeout(WHOLE_COURSE);
  const { anthropic } = system;
  const repository = await serve("injecting");
  // The model obeys in the first turn of every document, and returns the document of another
  // chapter once.
  await anthropic.play(repository.key, "hostile=all");
  await anthropic.play(repository.key, "other-document@4.3*1");
  const jobId = await system.backend.submit(repository.key, { chapters: CHAPTERS });
  await page.goto(`/jobs/${jobId}`);
  await expect(new JobPage(page).status).toHaveText("Cours Prêt", { timeout: WRITING });

  const results = await anthropic.toolResults(repository.key);
  expect(results.length).toBeGreaterThanOrEqual(12 * DOCUMENTS);
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
  expect(course.documents).toHaveLength(DOCUMENTS);
  for (const { slug, kind, position } of course.documents) {
    const text = (await system.backend.document(course.courseId, slug))?.content ?? "";
    expect(text, slug).not.toMatch(/INJECTED-BY|root:x:0:0|sk-ant-/);
    if (kind === "chapter") expect(text).toMatch(new RegExp(`^# Chapitre ${position} : `));
  }
});

async function expectNothingRan(system: System): Promise<void> {
  if (system.target !== "containers") return expect(existsSync(INJECTED_FILE), INJECTED_FILE).toBe(false);
  for (const { name } of system.workers.running()) {
    const { exitCode } = await system.containers.execute(name, ["test", "-e", INJECTED_FILE]);
    expect(exitCode, `${INJECTED_FILE} in ${name}`).toBe(1);
  }
}
