import { describe, expect, it } from "vitest";
import { api } from "../src/index.ts";
import { refusalOf, type TestBackend } from "../src/testing/driver.ts";
import { onEveryBackend } from "../src/testing/implementations.ts";
import { sampleDocuments } from "../src/testing/sample-course.ts";
import { makeCourse, publishUndrawn } from "../src/testing/worker-calls.ts";

const W1 = { workerId: "w1" };
const W2 = { workerId: "w2" };
const DRAWING = { source: "flowchart LR\n  a", light: "<svg>clair</svg>", dark: "<svg>sombre</svg>" };
const PDF = { part: 0, parts: 1, bytes: new TextEncoder().encode("%PDF-").buffer };

async function view(backend: TestBackend) {
  return await backend.as("viewer").query(api.courses.get, { key: "owner/name" });
}

const waiting = (backend: TestBackend) => backend.as("worker").query(api.renderings.waiting, {});

async function take(backend: TestBackend) {
  const taken = await backend.as("worker").mutation(api.renderings.take, W1);
  if (taken === null) throw new Error("There was no course to draw.");
  return { taken, proof: { courseId: taken.courseId, claim: taken.claim } };
}

describe("the pictures and the PDF of a course", () => {
  onEveryBackend((start) => {
    it("are not missing unless the worker says so", async () => {
      const backend = await start();
      await makeCourse(backend);
      expect(await waiting(backend)).toBeNull();
      expect(await view(backend)).toMatchObject({ renderingsMissing: null });
    });

    it("that are missing can be made by a worker later, from the stored documents", async () => {
      const backend = await start();
      const courseId = await publishUndrawn(backend);
      expect(await view(backend)).toMatchObject({ renderingsMissing: { fault: null }, booklet: null });
      expect(await waiting(backend)).toBe(courseId);
      const { taken, proof } = await take(backend);
      expect(taken).toMatchObject({ repository: "owner/name", chapters: 3, citations: 5 });
      expect(taken.slugs).toEqual(sampleDocuments(3).map(({ slug }) => slug));
      const worker = backend.as("worker");
      const [slug = ""] = taken.slugs;
      const document = await worker.query(api.renderings.document, { ...proof, slug });
      expect(document?.content).toBe(sampleDocuments(3)[0]?.content);
      await worker.mutation(api.renderings.diagrams, { ...W1, ...proof, diagrams: [DRAWING] });
      await worker.mutation(api.renderings.bookletPart, { ...W1, ...proof, ...PDF });
      await worker.mutation(api.renderings.end, { ...W1, ...proof, fault: null });
      expect(await view(backend)).toMatchObject({ renderingsMissing: null, booklet: { bytes: 5 } });
      const { source, ...drawn } = DRAWING;
      const viewer = backend.as("viewer");
      expect(await viewer.query(api.courses.diagram, { courseId, source })).toMatchObject(drawn);
      expect(await waiting(backend)).toBeNull();
    });

    it("are made by one worker at a time; others and late ones are refused", async () => {
      const backend = await start();
      await publishUndrawn(backend);
      const { proof } = await take(backend);
      const other = backend.as("worker");
      expect(await other.mutation(api.renderings.take, W2)).toBeNull();
      const late = { ...proof, claim: proof.claim - 1 };
      for (const refused of [
        () => other.query(api.renderings.document, { ...late, slug: "step3_order.yaml" }),
        () => other.query(api.renderings.picture, { ...late, source: DRAWING.source }),
        () => other.mutation(api.renderings.diagrams, { ...W2, ...late, diagrams: [DRAWING] }),
        () => other.mutation(api.renderings.bookletPart, { ...W2, ...late, ...PDF }),
        () => other.mutation(api.renderings.end, { ...W2, ...late, fault: null }),
      ]) {
        expect((await refusalOf(refused())).code).toBe("RENDERING_LOST");
      }
      expect(await view(backend)).toMatchObject({ renderingsMissing: { fault: null } });
    });

    it("are drawn only where the first worker could not", async () => {
      const backend = await start();
      await publishUndrawn(backend, "browser");
      expect(await view(backend)).toMatchObject({ renderingsMissing: { fault: "browser" } });
      const { proof } = await take(backend);
      const worker = backend.as("worker");
      const picture = () => worker.query(api.renderings.picture, { ...proof, source: DRAWING.source });
      expect(await picture()).toBeNull();
      await worker.mutation(api.renderings.diagrams, { ...W1, ...proof, diagrams: [DRAWING] });
      expect(await picture()).toBe(DRAWING.light);
    });

    it("that failed say why, and a viewer can ask for them again", async () => {
      const backend = await start();
      const courseId = await publishUndrawn(backend);
      const worker = backend.as("worker");
      const again = () => backend.as("viewer").mutation(api.renderings.again, { courseId });
      for (const fault of ["too-large", "not-stored"] as const) {
        const { proof } = await take(backend);
        await worker.mutation(api.renderings.end, { ...W1, ...proof, fault });
        expect(await view(backend)).toMatchObject({ renderingsMissing: { fault } });
        expect(await waiting(backend)).toBeNull();
        await again();
        expect(await view(backend)).toMatchObject({ renderingsMissing: { fault: null } });
        expect(await waiting(backend)).toBe(courseId);
      }
      await worker.mutation(api.renderings.browserless, { ...W1, courseId });
      expect(await view(backend)).toMatchObject({ renderingsMissing: { fault: "browser" } });
      const { proof } = await take(backend);
      expect(await view(backend)).toMatchObject({ renderingsMissing: { fault: null } });
      // Asking again does not take the course from its worker.
      await again();
      await worker.mutation(api.renderings.end, { ...W1, ...proof, fault: null });
      expect(await view(backend)).toMatchObject({ renderingsMissing: null });
    });

    it("are free for another worker at once when their worker leaves", async () => {
      const backend = await start();
      const courseId = await publishUndrawn(backend);
      const { proof } = await take(backend);
      const worker = backend.as("worker");
      await worker.mutation(api.workers.leave, W2);
      expect(await waiting(backend)).toBeNull();
      await worker.mutation(api.workers.leave, W1);
      expect(await waiting(backend)).toBe(courseId);
      const late = worker.mutation(api.renderings.end, { ...W1, ...proof, fault: null });
      expect((await refusalOf(late)).code).toBe("RENDERING_LOST");
    });

    it("of a course that a newer one has replaced twice are not made any more", async () => {
      const backend = await start();
      await publishUndrawn(backend);
      for (const edition of ["deuxième", "troisième"]) await makeCourse(backend, "owner/name", edition);
      expect(await backend.as("worker").mutation(api.renderings.take, W1)).toBeNull();
      expect(await waiting(backend)).toBeNull();
    });
  });
});
