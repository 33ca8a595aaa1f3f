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
      expect(await view(backend)).toMatchObject({ renderingsMissing: false });
    });

    it("that are missing can be made by a worker later, from the stored documents", async () => {
      const backend = await start();
      const courseId = await publishUndrawn(backend);
      expect(await view(backend)).toMatchObject({ renderingsMissing: true, booklet: null });
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
      await worker.mutation(api.renderings.end, { ...W1, ...proof, drawn: true });
      expect(await view(backend)).toMatchObject({ renderingsMissing: false, booklet: { bytes: 5 } });
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
        () => other.mutation(api.renderings.diagrams, { ...W2, ...late, diagrams: [DRAWING] }),
        () => other.mutation(api.renderings.bookletPart, { ...W2, ...late, ...PDF }),
        () => other.mutation(api.renderings.end, { ...W2, ...late, drawn: true }),
      ]) {
        expect((await refusalOf(refused())).code).toBe("RENDERING_LOST");
      }
      expect(await view(backend)).toMatchObject({ renderingsMissing: true });
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
