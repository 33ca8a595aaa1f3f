/** Connections that are slow, or break in the middle of a job: the open page finds its course. */
import { openCourse, submit } from "../../steps/generate-course.ts";
import { expect, test } from "../../suite/test.ts";

test.use({ linked: true, interruption: true });

const LINKS = ["worker-backend", "page-web"] as const;

test("over slow connections a job is done once, and its page follows it", { tag: "@github" }, async ({
  page,
  system,
  serve,
  faults,
}) => {
  const { key } = await serve("tiny");
  for (const link of LINKS) await faults.slow(link, 40, 20);
  await openCourse(await submit(page, key));
  await expect(page.getByRole("article")).toBeVisible();
  expect(await system.backend.jobsOf(key)).toMatchObject([{ status: "completed", attempt: 1 }]);
});

test("a connection cut in mid-job is shown to the reader, and the course still comes", {
  tag: "@github",
}, async ({ page, system, serve, faults }) => {
  const { key } = await serve("tiny");
  await system.github.hold(key);
  const submission = await submit(page, key);
  await system.github.reached(key);
  const lost = page.getByText("Connexion perdue");
  const [work, view] = [await faults.cut("worker-backend", 20_000), await faults.cut("page-web", 0)];
  await system.github.release(key);
  await expect(lost).toBeVisible();
  const [worker] = system.workers.running();
  await expect.poll(() => worker?.log()).toContain("The connection to the backend is lost");
  await view.undo();
  await expect(lost).toBeHidden({ timeout: 30_000 });
  await work.undo();
  await openCourse(submission);
  expect(await system.backend.jobsOf(key)).toMatchObject([{ status: "completed" }]);
});
