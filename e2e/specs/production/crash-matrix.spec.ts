/**
 * A worker is lost in every way at every stage of a job. Another worker completes the course, once,
 * from what is kept; who comes back late changes nothing.
 */
import { cellsOf } from "../../faults/matrix/cells.ts";
import { LOSSES } from "../../faults/matrix/losses.ts";
import { COURSE } from "../../faults/matrix/stages.ts";
import { TAKEOVER } from "../../report/takeover.ts";
import { openCourse } from "../../steps/generate-course.ts";
import { expectNoRemains, expectResumed } from "../../steps/held-job.ts";
import { ensureWorkers } from "../../steps/job-owner.ts";
import { linesOf, loseWorker } from "../../steps/lost-worker.ts";
import { expectReferenceCourse } from "../../steps/reference-course.ts";
import { expect, test } from "../../suite/test.ts";

test.use({ gated: true });

/** Milliseconds for a whole course by a new worker. */
const SECOND_COURSE = 180_000;

const cells = cellsOf(process.env.FONDATION_E2E_MATRIX ?? "");

for (const { name, tag } of LOSSES) {
  // One after the other on one system.
  test.describe(`${name} of a worker`, { tag: ["@github", "@faults", ...tag] }, () => {
    test.describe.configure({ mode: "default" });
    for (const { loss, stage } of cells.filter((cell) => cell.loss.name === name)) {
      test(`${stage.name}: another worker completes the course, once`, async ({
        page,
        system,
        faults,
        finishedCourse,
      }, testInfo) => {
        test.setTimeout(300_000);
        const reference = await finishedCourse(COURSE.fixture);
        await ensureWorkers(system, 2);
        const means = { page, system, faults };
        const { key, submission, victim, fault, milliseconds } = await loseWorker({ loss, stage }, means);
        testInfo.annotations.push({ type: TAKEOVER, description: String(Math.round(milliseconds)) });
        await openCourse(submission, SECOND_COURSE);
        const course = await system.backend.course(key);
        await fault.undo();
        if (loss.returns) {
          const end = { message: "how the late worker ended the job", timeout: 30_000 };
          await expect.poll(() => linesOf(victim, submission.jobId), end).toMatch(/"reason":"(lost|ended)"/);
        }

        const { attempt } = loss;
        expect(await system.backend.jobsOf(key)).toMatchObject([{ status: "completed", attempt }]);
        expect(await system.backend.course(key), "the late worker changes nothing").toEqual(course);
        await expectReferenceCourse(system, key, reference, COURSE);
        expect(milliseconds, "milliseconds until the takeover").toBeLessThan(loss.takeover);
        await expectResumed(system, key, stage);
        await expectNoRemains(system);
      });
    }
  });
}
