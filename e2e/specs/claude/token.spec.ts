/** The model's credential, where somebody could see it. */
import { anthropicOf } from "../../system/services/anthropic.ts";
import { submit } from "../generate.ts";
import { clientsOf, filesWithToken, WHOLE_COURSE, WRITING } from "../model.ts";
import { expect, test } from "../test.ts";

test.use({ model: true });

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
