/**
 * The browser's container is killed at a stage of a job and started again. The course is completed
 * once, with the same documents, and gets its pictures and its PDF.
 */
import { stagesOf } from "../../faults/matrix/cells.ts";
import { COURSE } from "../../faults/matrix/stages.ts";
import { openCourse } from "../../steps/generate-course.ts";
import { expectNoRemains, expectResumed } from "../../steps/held-job.ts";
import { arrange } from "../../steps/lost-worker.ts";
import { expectReferenceCourse } from "../../steps/reference-course.ts";
import { CoursePage } from "../../pages/course-page.ts";
import { test } from "../../suite/own-browser.ts";
import { expect } from "../../suite/test.ts";

test.use({ gated: true });

/** Milliseconds until a worker has noticed the browser, and drawn and printed a course. */
const DRAWN = 180_000;

test.describe("SIGKILL of the browser", { tag: ["@containers", "@github", "@faults"] }, () => {
  test.describe.configure({ mode: "default" });
  for (const stage of stagesOf(process.env.FONDATION_E2E_MATRIX ?? "", 2)) {
    test(`${stage.name}: the course is completed, once, and gets its PDF`, async ({
      page,
      system,
      faults,
      finishedCourse,
    }) => {
      test.setTimeout(480_000);
      const reference = await finishedCourse(COURSE.fixture);
      const { key, held, submission } = await arrange(stage, page, system);
      const fault = await faults.kill("browser", "SIGKILL");
      await held.release();
      await openCourse(submission, DRAWN);
      await fault.undo();

      expect(await system.backend.jobsOf(key)).toMatchObject([{ status: "completed", attempt: 1 }]);
      await expectReferenceCourse(system, key, reference, COURSE);
      await expectResumed(system, key, stage);
      await expectNoRemains(system);
      await expect(new CoursePage(page, `/cours/${key}`).pdfLink).toBeVisible({ timeout: DRAWN });
    });
  }
});
