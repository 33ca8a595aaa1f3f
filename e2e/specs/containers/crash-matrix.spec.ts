/**
 * A worker is lost in every way at every stage of a job. Another worker completes the course, once,
 * from what is kept; who comes back late changes nothing.
 */
import { type Cell, cellsOf } from "../../faults/matrix/cells.ts";
import { COURSE } from "../../faults/matrix/stages.ts";
import { LOSSES } from "../../faults/matrix/losses.ts";
import { openCourse } from "../../steps/generate-course.ts";
import { ensureWorkers } from "../../steps/job-owner.ts";
import { linesOf, loseWorker } from "../../steps/lost-worker.ts";
import { expectReferenceCourse } from "../../steps/reference-course.ts";
import { ASK_FOR_REMAINS } from "../../system/containers/remains.ts";
import type { System } from "../../system/contract/system.ts";
import { TAKEOVER } from "../../report/takeover.ts";
import { expect, test } from "../../suite/test.ts";

test.use({ gated: true });

/** Milliseconds for a whole course by a new worker. */
const SECOND_COURSE = 120_000;

const cells = cellsOf(process.env.FONDATION_E2E_MATRIX ?? "");

for (const { name } of LOSSES) {
  // One after the other on one system.
  test.describe(`${name} of a worker`, { tag: ["@containers", "@github", "@faults"] }, () => {
    test.describe.configure({ mode: "default" });
    for (const cell of cells.filter(({ loss }) => loss.name === name)) {
      test(`${cell.stage.name}: another worker completes the course, once`, async ({
        page,
        system,
        serve,
        faults,
        finishedCourse,
      }, testInfo) => {
        test.setTimeout(240_000);
        const reference = await finishedCourse(COURSE.fixture);
        await ensureWorkers(system, 2);
        const { key } = await serve(COURSE.fixture);
        const { submission, victim, fault, milliseconds } = await loseWorker(cell, key, {
          page,
          system,
          faults,
        });
        testInfo.annotations.push({ type: TAKEOVER, description: String(Math.round(milliseconds)) });
        await openCourse(submission, SECOND_COURSE);
        const course = await system.backend.course(key);
        await fault.undo();
        if (cell.loss.returns) {
          await expect
            .poll(() => linesOf(victim, submission.jobId), { message: "it stops", timeout: 30_000 })
            .toMatch(/"reason":"(lost|ended)"/);
        }

        const { attempt } = cell.loss;
        expect(await system.backend.jobsOf(key)).toMatchObject([{ status: "completed", attempt }]);
        expect(await system.backend.course(key), "the late worker changes nothing").toEqual(course);
        await expectReferenceCourse(system, key, reference, COURSE);
        expect(milliseconds, "milliseconds until the takeover").toBeLessThan(cell.loss.takeover);
        await expectResumed(system, key, cell);
        await expectNoRemains(system);
      });
    }
  });
}

/** Nothing that the lost worker had kept is made again, and it went no further than its stage. */
async function expectResumed({ github }: System, key: string, { stage }: Cell): Promise<void> {
  const points = await github.points(key);
  const of = (epoch: number) => points.filter((point) => point.epoch === epoch).map(({ point }) => point);
  const first = of(1);
  expect(first.at(-1), "the last point of the lost worker").toBe(stage.point ?? "clone");
  const kept = first.slice(0, -1).filter(isCheckpoint);
  const made = points
    .filter(({ epoch }) => epoch > 1)
    .map(({ point }) => point)
    .filter(isCheckpoint);
  expect([...kept, ...made].toSorted(), "every result once").toEqual(
    COURSE.documents.map(([slug]) => `checkpoint ${stepOf(slug)}`).toSorted(),
  );
}

/** The results of the first three steps are kept by step, those of the others by document. */
function stepOf(slug: string): string {
  return /^step\d/.exec(slug)?.[0] ?? slug;
}

function isCheckpoint(point: string): boolean {
  return point.startsWith("checkpoint ");
}

/** No job leaves a process, a directory or a running job in any worker. */
async function expectNoRemains(system: System): Promise<void> {
  for (const { name } of system.workers.running()) {
    const remains = async () => (await system.containers.execute(name, ASK_FOR_REMAINS)).output.trim();
    await expect.poll(remains, { message: `what is left in ${name}`, timeout: 30_000 }).toBe("");
  }
}
