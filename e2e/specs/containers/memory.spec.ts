/** The kernel ends a worker that wants more memory than its container may have. */
import { openCourse, submit } from "../../steps/generate-course.ts";
import { ensureWorkers, jobOwner } from "../../steps/job-owner.ts";
import { expect, test } from "../../suite/test.ts";

/** Bytes: less than the grammar of a language needs. */
const MORE = 2_000_000;

test("a worker without memory is ended, and another one completes the course", {
  tag: ["@containers", "@faults", "@github"],
}, async ({ page, system, serve, faults }) => {
  await ensureWorkers(system, 2);
  const { key } = await serve("tiny");
  await system.github.hold(key);
  const submission = await submit(page, key);
  await system.github.reached(key);
  const victim = await jobOwner(system, submission.jobId);
  const fault = await faults.limitMemory(victim.name, MORE);
  await system.github.release(key);
  await openCourse(submission);
  expect(victim.running, "the worker without memory").toBe(false);
  const events = system.events.filter(({ service }) => service === victim.name).map(({ what }) => what);
  expect(events).toEqual(expect.arrayContaining(["oom", "die (exit code 137)"]));
  expect(await system.backend.jobsOf(key)).toMatchObject([{ status: "completed", attempt: 2 }]);
  await fault.undo();
  expect(system.workers.running().map(({ name }) => name)).toContain(victim.name);
});
