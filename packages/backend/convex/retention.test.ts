import { describe, expect, it } from "vitest";
import { api, type Id, internal } from "../src/index.ts";
import type { TestBackend } from "../src/testing/driver.ts";
import { onEveryBackend } from "../src/testing/implementations.ts";
import { SAMPLE_SOURCES, sampleDocuments, sampleManifest } from "../src/testing/sample-course.ts";
import { beginCourse, claim, makeCourse, store, submit } from "../src/testing/worker-calls.ts";

/** Runs the function of the cron until there is nothing left to delete. */
async function sweep(backend: TestBackend): Promise<void> {
  for (;;) {
    const { done } = await backend.run(internal.retention.deleteDiscardedCourses, {});
    if (done) return;
  }
}

describe("retention", () => {
  onEveryBackend((start) => {
    it("keeps the current and the previous course and deletes older ones", async () => {
      const backend = await start();
      const key = "owner/name";
      const oldest = await makeCourse(backend, key, "première");
      const previous = await makeCourse(backend, key, "deuxième");
      const current = await makeCourse(backend, key, "troisième");
      await sweep(backend);
      const viewer = backend.as("viewer");
      const slug = "step1_abstractions.yaml";
      const { citation } = SAMPLE_SOURCES[0] ?? { citation: "" };
      expect(await viewer.query(api.courses.document, { courseId: oldest, slug })).toBeNull();
      expect(await viewer.query(api.courses.source, { courseId: oldest, citation })).toBeNull();
      for (const courseId of [previous, current]) {
        for (const { slug } of sampleDocuments(3)) {
          expect(await viewer.query(api.courses.document, { courseId, slug })).not.toBeNull();
        }
        expect(await viewer.query(api.courses.source, { courseId, citation })).not.toBeNull();
      }
    });

    it("deletes what a canceled job stored, large rows in batches of eight", async () => {
      const backend = await start();
      const kept = await makeCourse(backend, "owner/kept");
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      const courseId = await beginCourse(worker, lease);
      for (let index = 0; index < 9; index += 1) {
        await worker.mutation(api.publishing.document, {
          ...lease,
          courseId,
          document: {
            slug: `${index}.md`,
            kind: "chapter",
            position: 1,
            title: "t",
            content: "é".repeat(450_000),
          },
        });
      }
      await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
      const first = await backend.run(internal.retention.deleteDiscardedCourses, {});
      expect(first).toEqual({ deleted: 8, done: false });
      await sweep(backend);
      expect((await backend.as("viewer").query(api.courses.get, { key: "owner/kept" }))?.courseId).toBe(kept);
      expect(await backend.run(internal.retention.deleteDiscardedCourses, {})).toEqual({
        deleted: 0,
        done: true,
      });
    });

    it("deletes the diagrams and the PDF of a course with it", async () => {
      const backend = await start();
      const viewer = backend.as("viewer");
      const made: Id<"courses">[] = [];
      for (const edition of ["première", "deuxième", "troisième"]) {
        await submit(backend, "owner/name", 3);
        const { worker, lease } = await claim(backend);
        const courseId = await beginCourse(worker, lease, 3);
        const drawings = { light: "<svg/>", dark: "<svg/>" };
        const diagrams = ["a", "b", "c"].map((source) => ({ source, ...drawings }));
        await worker.mutation(api.publishing.diagrams, { ...lease, courseId, diagrams });
        for (let part = 0; part < 9; part += 1) {
          const bytes = new Uint8Array([part]).buffer;
          await worker.mutation(api.publishing.bookletPart, { ...lease, courseId, part, parts: 9, bytes });
        }
        const documents = sampleDocuments(3, edition);
        await store(worker, lease, courseId, documents);
        const manifest = JSON.stringify(sampleManifest(documents, 3));
        await worker.mutation(api.publishing.complete, { ...lease, courseId, manifest });
        made.push(courseId);
      }
      const [oldest, ...kept] = made;
      if (oldest === undefined) throw new Error("No course was made.");
      const isThere = async (courseId: Id<"courses">) => [
        (await viewer.query(api.courses.diagram, { courseId, source: "c" })) !== null,
        (await viewer.query(api.courses.bookletPart, { courseId, part: 8 })) !== null,
      ];
      expect(await isThere(oldest)).toEqual([true, true]);
      await sweep(backend);
      expect(await isThere(oldest)).toEqual([false, false]);
      for (const courseId of kept) expect(await isThere(courseId)).toEqual([true, true]);
    });

    it("keeps a course that is being published", async () => {
      const backend = await start();
      await submit(backend, "owner/name", 3);
      const { worker, lease } = await claim(backend);
      const courseId = await beginCourse(worker, lease, 3);
      await store(worker, lease, courseId, sampleDocuments(3));
      expect(await backend.run(internal.retention.deleteDiscardedCourses, {})).toEqual({
        deleted: 0,
        done: true,
      });
    });

    it("keeps young checkpoints and logs", async () => {
      const backend = await start();
      await submit(backend);
      const { worker, lease } = await claim(backend);
      await worker.mutation(api.checkpoints.put, { ...lease, key: "k", value: "1" });
      expect(await backend.run(internal.retention.deleteExpired, {})).toEqual({ deleted: 0, done: true });
      expect(await worker.query(api.checkpoints.get, { ...lease, key: "k" })).toEqual({ value: "1" });
    });
  });
});
