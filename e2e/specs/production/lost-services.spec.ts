/**
 * The backend or the web server is killed at a stage of a job and started again. Clients reconnect,
 * nothing that was acknowledged is lost, and nothing happens twice.
 */
import { stagesOf } from "../../faults/matrix/cells.ts";
import { COURSE } from "../../faults/matrix/stages.ts";
import { openCourse } from "../../steps/generate-course.ts";
import { expectNoRemains, expectResumed } from "../../steps/held-job.ts";
import { ensureWorkers } from "../../steps/job-owner.ts";
import { arrange } from "../../steps/lost-worker.ts";
import { expectReferenceCourse } from "../../steps/reference-course.ts";
import { expect, test } from "../../suite/test.ts";

test.use({ gated: true, interruption: true });

/** Milliseconds for a whole course, and for clients that reconnect. */
const COURSE_AFTER = 180_000;

const asked = process.env.FONDATION_E2E_MATRIX ?? "";

for (const [kind, service] of ["backend", "web"].entries()) {
  test.describe(`SIGKILL of the ${service}`, { tag: ["@github", "@faults"] }, () => {
    test.describe.configure({ mode: "default" });
    for (const stage of stagesOf(asked, kind)) {
      test(`${stage.name}: after a restart the course is completed, once`, async ({
        page,
        system,
        faults,
        finishedCourse,
      }) => {
        test.setTimeout(300_000);
        const reference = await finishedCourse(COURSE.fixture);
        await ensureWorkers(system, 2);
        const { key, held, submission } = await arrange(stage, page, system);
        const fault = await faults.kill(service, "SIGKILL");
        await fault.undo();
        await held.release();
        await openCourse(submission, COURSE_AFTER);

        const [job, ...others] = await system.backend.jobsOf(key);
        expect(others).toEqual([]);
        expect(job).toMatchObject({ status: "completed", jobId: submission.jobId });
        // A lease may end while the backend is away, so that the job is taken over once.
        expect(job?.attempt).toBeLessThanOrEqual(service === "backend" ? 2 : 1);
        await expectReferenceCourse(system, key, reference, COURSE);
        await expectResumed(system, key, stage);
        await expectNoRemains(system);
      });
    }
  });
}
