import { describe, expect, it } from "vitest";
import { api } from "../src/index.ts";
import { refusalOf, type TestBackend } from "../src/testing/driver.ts";
import { onEveryBackend } from "../src/testing/implementations.ts";
import {
  COMMIT,
  hash,
  SAMPLE_SOURCES,
  sampleDocuments,
  sampleManifest,
} from "../src/testing/sample-course.ts";
import { beginCourse, claim, look, makeCourse, publish, store, submit } from "../src/testing/worker-calls.ts";

type Manifest = ReturnType<typeof sampleManifest>;

/** A job with stored documents, and its completion with a manifest that a test may change. */
async function stored(backend: TestBackend, documents = sampleDocuments(3), chapters = 3) {
  const { jobId } = await submit(backend, "owner/name", chapters);
  const { worker, lease } = await claim(backend);
  const courseId = await beginCourse(worker, lease, chapters);
  await store(worker, lease, courseId, documents);
  const complete = (manifest: Manifest) =>
    worker.mutation(api.publishing.complete, { ...lease, courseId, manifest: JSON.stringify(manifest) });
  return { jobId, worker, lease, courseId, complete };
}

describe("publishing", () => {
  onEveryBackend((start) => {
    it("makes 33 documents readable, with hashes computed by the backend", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      const courseId = await publish(worker, lease);
      expect(await look(backend, jobId)).toMatchObject({
        status: "completed",
        step: 6,
        documentsDone: 33,
        documentsTotal: 33,
      });
      const viewer = backend.as("viewer");
      const course = await viewer.query(api.courses.get, { key: "owner/name" });
      expect(course).toMatchObject({
        courseId,
        repositoryKey: "owner/name",
        route: "/cours/owner/name",
        commit: COMMIT,
        sourceUrl: `https://github.com/owner/name/blob/${COMMIT}`,
        chapters: 10,
        shortfall: null,
        previousCourseId: null,
        verification: {
          passed: true,
          checks: [
            { id: "G1", title: "Contrat", checked: 33, failed: 0 },
            { id: "G3", title: "Références", checked: 5, failed: 0 },
          ],
        },
      });
      expect(course?.documents).toEqual(sampleManifest(sampleDocuments()).documents);
      for (const document of sampleDocuments()) {
        const { slug, content } = document;
        expect(await viewer.query(api.courses.document, { courseId, slug })).toEqual({
          ...document,
          sha256: hash(content),
          bytes: Buffer.byteLength(content),
        });
      }
    });

    it("keeps the measure of a check, its first findings, and how many there are", async () => {
      const backend = await start();
      const { complete } = await stored(backend);
      const slug = "chapters/chapter_01_partie.md";
      const findings = Array.from({ length: 45 }, (_, index) => ({
        check: "G4",
        slug,
        line: index + 1,
        message: "é".repeat(500),
      }));
      const measure = { percent: 91, atLeast: 90 };
      const manifest = sampleManifest(sampleDocuments(3), 3);
      Object.assign(manifest.verification, {
        checks: [{ id: "G4", title: "Noms", checked: 500, failed: 45, measure, passed: true, findings }],
      });
      await complete(manifest);
      const course = await backend.as("viewer").query(api.courses.get, { key: "owner/name" });
      const [check] = course?.verification.checks ?? [];
      expect(check).toMatchObject({ id: "G4", found: 45, measure, passed: true });
      expect(check?.findings).toHaveLength(40);
      expect(check?.findings?.[0]).toEqual({ slug, line: 1, message: "é".repeat(400) });
    });

    it("lists the repository with its course and languages", async () => {
      const backend = await start();
      const courseId = await makeCourse(backend);
      const page = await backend
        .as("viewer")
        .query(api.repositories.list, { paginationOpts: { numItems: 10, cursor: null } });
      expect(page.page).toHaveLength(1);
      expect(page.page[0]).toMatchObject({
        key: "owner/name",
        latestJob: { status: "completed" },
        course: { courseId, documents: 12, chapters: 3 },
        languages: ["TypeScript"],
      });
    });

    it("hides a course until it is complete", async () => {
      const backend = await start();
      const { courseId } = await stored(backend);
      const viewer = backend.as("viewer");
      const slug = "step1_abstractions.yaml";
      const { citation } = SAMPLE_SOURCES[0] ?? { citation: "" };
      expect(await viewer.query(api.courses.get, { key: "owner/name" })).toBeNull();
      expect(await viewer.query(api.courses.document, { courseId, slug })).toBeNull();
      expect(await viewer.query(api.courses.source, { courseId, citation })).toBeNull();
    });

    it("refuses completion while a document is missing, and names it", async () => {
      const backend = await start();
      const all = sampleDocuments();
      const { jobId, worker, lease, courseId, complete } = await stored(backend, all.slice(0, 32), 10);
      const refusal = await refusalOf(complete(sampleManifest(all)));
      expect(refusal.code).toBe("COURSE_MISMATCH");
      expect(refusal.facts.detail).toContain("tutorials/tutorial_10_partie.md is missing");
      const inNeither = await refusalOf(complete(sampleManifest(all.slice(0, 32))));
      expect(inNeither).toMatchObject({
        code: "COURSE_MISMATCH",
        facts: { missing: 1, documents: [{ slug: "tutorials/tutorial_10_partie_10.md" }] },
      });
      expect((await look(backend, jobId)).status).toBe("running");
      await store(worker, lease, courseId, all.slice(32));
      await complete(sampleManifest(all));
      expect((await look(backend, jobId)).status).toBe("completed");
    });

    it.each<[string, (manifest: Manifest) => void, string]>([
      [
        "another hash",
        ({ documents }) => Object.assign(documents[5] ?? {}, { sha256: "0".repeat(64) }),
        "another sha256",
      ],
      ["another size", ({ documents }) => Object.assign(documents[5] ?? {}, { bytes: 1 }), "another bytes"],
      [
        "another title",
        ({ documents }) => Object.assign(documents[5] ?? {}, { title: "X" }),
        "another title",
      ],
      ["a document too few", ({ documents }) => documents.pop(), "is stored and not in the manifest"],
      ["another commit", (manifest) => Object.assign(manifest, { commit: "f".repeat(40) }), "commit"],
      ["other chapters", (manifest) => Object.assign(manifest, { chapters: 9 }), "number of chapters"],
      [
        "a failed verification",
        ({ verification }) => Object.assign(verification, { passed: false }),
        "verification failed",
      ],
      [
        "a citation without text",
        ({ citations }) => citations.push({ citation: "src/z.ts#L1-L1", sha256: hash("z") }),
        "src/z.ts#L1-L1 is missing",
      ],
      [
        "a citation of other text",
        ({ citations }) => Object.assign(citations[0] ?? {}, { sha256: hash("z") }),
        "another hash",
      ],
      ["no list of documents", (manifest) => Object.assign(manifest, { documents: 3 }), "is not a list"],
    ])("refuses a manifest with %s and changes nothing", async (_, spoil, words) => {
      const backend = await start();
      const { jobId, complete } = await stored(backend);
      const manifest = sampleManifest(sampleDocuments(3), 3);
      spoil(manifest);
      const refusal = await refusalOf(complete(manifest));
      expect(refusal.code).toBe("COURSE_MISMATCH");
      expect(refusal.facts.detail).toContain(words);
      expect((await look(backend, jobId)).status).toBe("running");
    });

    it("accepts the same document again, and refuses another one of its slug", async () => {
      const backend = await start();
      const { worker, lease, courseId } = await stored(backend);
      const [document] = sampleDocuments();
      if (document === undefined) throw new Error("The sample is empty.");
      const again = await worker.mutation(api.publishing.document, { ...lease, courseId, document });
      expect(again.sha256).toBe(hash(document.content));
      const other = { ...document, content: "autre\n" };
      const call = worker.mutation(api.publishing.document, { ...lease, courseId, document: other });
      expect((await refusalOf(call)).code).toBe("DOCUMENT_DUPLICATE");
    });

    it("takes a document of 900,000 bytes and refuses one byte more, counted as UTF-8", async () => {
      const backend = await start();
      await submit(backend);
      const { worker, lease } = await claim(backend);
      const courseId = await beginCourse(worker, lease);
      const add = (slug: string, content: string) =>
        worker.mutation(api.publishing.document, {
          ...lease,
          courseId,
          document: { slug, kind: "chapter", position: 1, title: "t", content },
        });
      const largest = "é".repeat(450_000);
      expect(await add("a.md", largest)).toEqual({ sha256: hash(largest), bytes: 900_000 });
      expect((await refusalOf(add("b.md", `${largest}.`))).code).toBe("DOCUMENT_TOO_LARGE");
    });

    it("discards what an earlier call of begin stored", async () => {
      const backend = await start();
      const { worker, lease, courseId } = await stored(backend, sampleDocuments(3, "ancienne"));
      const second = await beginCourse(worker, lease, 3);
      expect(second).not.toBe(courseId);
      const [document] = sampleDocuments();
      if (document === undefined) throw new Error("The sample is empty.");
      const late = worker.mutation(api.publishing.document, { ...lease, courseId, document });
      expect((await refusalOf(late)).code).toBe("COURSE_NOT_OPEN");
      const published = await publish(worker, lease, 3);
      const course = await backend.as("viewer").query(api.courses.get, { key: "owner/name" });
      expect(course?.courseId).toBe(published);
    });

    it.each([
      [COMMIT, 2],
      [COMMIT, 21],
      ["0123456", 10],
    ])("refuses a course at commit %s with %d chapters", async (commit, chapters) => {
      const backend = await start();
      await submit(backend);
      const { worker, lease } = await claim(backend);
      const engine = { name: "static" as const, version: "1" };
      const call = worker.mutation(api.publishing.begin, {
        ...lease,
        commit,
        engine,
        language: "fr",
        chapters,
      });
      expect((await refusalOf(call)).code).toBe("COURSE_INVALID");
    });

    it("refuses documents for another job's course", async () => {
      const backend = await start();
      await submit(backend, "owner/one");
      await submit(backend, "owner/two");
      const one = await claim(backend, "w1");
      const two = await claim(backend, "w1");
      const courseId = await beginCourse(one.worker, one.lease);
      const [document] = sampleDocuments();
      if (document === undefined) throw new Error("The sample is empty.");
      const call = two.worker.mutation(api.publishing.document, { ...two.lease, courseId, document });
      expect((await refusalOf(call)).code).toBe("COURSE_NOT_OPEN");
    });

    it("shows the cited lines, at most 200 of them", async () => {
      const backend = await start();
      await submit(backend, "owner/name", 3);
      const { worker, lease } = await claim(backend);
      const lines = Array.from({ length: 300 }, (_, index) => `ligne ${index + 1}`);
      const long = { citation: "long.txt#L1-L300", path: "long.txt", startLine: 1, endLine: 300 };
      const documents = sampleDocuments(3);
      const courseId = await beginCourse(worker, lease, 3);
      await store(worker, lease, courseId, documents);
      const sources = [{ ...long, text: lines.join("\n") }];
      await worker.mutation(api.publishing.sources, { ...lease, courseId, sources });
      const manifest = sampleManifest(documents, 3);
      manifest.citations.push({ citation: long.citation, sha256: hash(lines.join("\n")) });
      await worker.mutation(api.publishing.complete, {
        ...lease,
        courseId,
        manifest: JSON.stringify(manifest),
      });
      const viewer = backend.as("viewer");
      const show = (citation: string) => viewer.query(api.courses.source, { courseId, citation });
      expect(await show("src/é b.ts#L3-L3")).toEqual({
        path: "src/é b.ts",
        startLine: 3,
        endLine: 3,
        text: "// été",
        sha256: hash("// été"),
      });
      expect((await show(long.citation))?.text).toBe(lines.slice(0, 200).join("\n"));
      expect(await show("src/é b.ts#L3-L4")).toBeNull();
    });

    it("refuses more than 50 cited texts at once", async () => {
      const backend = await start();
      const { worker, lease, courseId } = await stored(backend, []);
      const sources = Array.from({ length: 51 }, () => ({
        citation: "a#L1-L1",
        path: "a",
        startLine: 1,
        endLine: 1,
        text: "a",
      }));
      const call = worker.mutation(api.publishing.sources, { ...lease, courseId, sources });
      expect((await refusalOf(call)).code).toBe("SOURCES_TOO_MANY");
    });

    it("keeps the old course readable, then as the previous one", async () => {
      const backend = await start();
      const viewer = backend.as("viewer");
      const key = "owner/name";
      const first = await makeCourse(backend, key, "première");
      await submit(backend, key, 3);
      const { worker, lease } = await claim(backend);
      const courseId = await beginCourse(worker, lease, 3);
      await store(worker, lease, courseId, sampleDocuments(3, "deuxième"));
      expect((await viewer.query(api.courses.get, { key }))?.courseId).toBe(first);
      const second = await publish(worker, lease, 3, "deuxième");
      const current = await viewer.query(api.courses.get, { key });
      const previous = await viewer.query(api.courses.get, { key, generation: "previous" });
      expect(current).toMatchObject({ courseId: second, previousCourseId: first });
      expect(previous?.courseId).toBe(first);
      const slug = "step1_abstractions.yaml";
      const old = await viewer.query(api.courses.document, { courseId: first, slug });
      expect(old?.content).toBe("# abstractions, première\n");
    });

    it("cannot be completed twice", async () => {
      const backend = await start();
      const { complete } = await stored(backend);
      const manifest = sampleManifest(sampleDocuments(3), 3);
      await complete(manifest);
      expect((await refusalOf(complete(manifest))).code).toBe("LEASE_LOST");
    });

    it("returns null for documents, sources and courses that do not exist", async () => {
      const backend = await start();
      const courseId = await makeCourse(backend);
      const viewer = backend.as("viewer");
      expect(await viewer.query(api.courses.get, { key: "owner/none" })).toBeNull();
      expect(await viewer.query(api.courses.get, { key: "owner/name", generation: "previous" })).toBeNull();
      expect(await viewer.query(api.courses.document, { courseId, slug: "none.md" })).toBeNull();
      expect(await viewer.query(api.courses.document, { courseId: "none", slug: "none.md" })).toBeNull();
      expect(await viewer.query(api.courses.source, { courseId: "none", citation: "a#L1-L1" })).toBeNull();
    });
  });
});
