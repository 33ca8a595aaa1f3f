import { describe, expect, it } from "vitest";
import { api } from "../../../src/index.ts";
import { refusalOf, type TestBackend } from "../../../src/testing/driver.ts";
import { onEveryBackend } from "../../../src/testing/implementations.ts";
import { hash, sampleDocuments, sampleManifest } from "../../../src/testing/sample-course.ts";
import { beginCourse, claim, store, submit } from "../../../src/testing/worker-calls.ts";

const SOURCE = "flowchart LR\n  a[« été »] --> b\n";
const DRAWING = { source: SOURCE, light: "<svg>clair « été »</svg>", dark: "<svg>sombre</svg>" };

/** A course in state `publishing`. */
async function opened(backend: TestBackend) {
  await submit(backend, "owner/name", 3);
  const { worker, lease } = await claim(backend);
  const courseId = await beginCourse(worker, lease, 3);
  const draw = (diagrams: (typeof DRAWING)[]) =>
    worker.mutation(api.publishing.diagrams, { ...lease, courseId, diagrams });
  const complete = async () => {
    const documents = sampleDocuments(3);
    await store(worker, lease, courseId, documents);
    const manifest = JSON.stringify(sampleManifest(documents, 3));
    await worker.mutation(api.publishing.complete, { ...lease, courseId, manifest });
  };
  const look = (source = SOURCE, id: string = courseId) =>
    backend.as("viewer").query(api.courses.diagram, { courseId: id, source });
  return { draw, complete, look };
}

describe("a diagram", () => {
  onEveryBackend((start) => {
    it("is found by its source once the course is complete, in both colours", async () => {
      const { draw, complete, look } = await opened(await start());
      await draw([DRAWING, { ...DRAWING, source: "other" }]);
      expect(await look()).toBeNull();
      await complete();
      expect(await look()).toEqual({ sha256: hash(SOURCE), light: DRAWING.light, dark: DRAWING.dark });
    });

    it("that was not drawn is null, also for an unknown course", async () => {
      const { complete, look } = await opened(await start());
      await complete();
      expect(await look()).toBeNull();
      expect(await look(SOURCE, "none")).toBeNull();
    });

    it("that is sent twice is stored once", async () => {
      const { draw, complete, look } = await opened(await start());
      await draw([DRAWING]);
      await draw([{ ...DRAWING, light: "<svg>autre</svg>" }, DRAWING]);
      await complete();
      expect((await look())?.light).toBe(DRAWING.light);
    });

    it("is refused over 900,000 bytes in both colours, or with more than 20 in a call", async () => {
      const { draw } = await opened(await start());
      const light = "é".repeat(450_000 - DRAWING.dark.length / 2 - 0.5);
      const fits = { ...DRAWING, light: `${light}.` };
      await draw([fits]);
      const refused = await refusalOf(draw([{ ...fits, source: "b", light: `${light}..` }]));
      expect(refused.code).toBe("DIAGRAM_TOO_LARGE");
      const many = Array.from({ length: 21 }, (_, index) => ({ ...DRAWING, source: String(index) }));
      expect((await refusalOf(draw(many))).code).toBe("DIAGRAMS_TOO_MANY");
      await draw(many.slice(1));
    });

    it("is refused for a course that is complete", async () => {
      const { draw, complete } = await opened(await start());
      await complete();
      expect((await refusalOf(draw([DRAWING]))).code).toBe("LEASE_LOST");
    });
  });
});
