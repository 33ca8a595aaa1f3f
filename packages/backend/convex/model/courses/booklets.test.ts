import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { api } from "../../../src/index.ts";
import { refusalOf, type TestBackend } from "../../../src/testing/driver.ts";
import { onEveryBackend } from "../../../src/testing/implementations.ts";
import { sampleDocuments, sampleManifest } from "../../../src/testing/sample-course.ts";
import { beginCourse, claim, store, submit } from "../../../src/testing/worker-calls.ts";

const LARGEST = 900_000;

function bytesOf(buffer: Buffer): ArrayBuffer {
  return new Uint8Array(buffer).buffer;
}

/** A course in state `publishing`, with the calls for its PDF. */
async function opened(backend: TestBackend) {
  await submit(backend, "owner/name", 3);
  const { worker, lease } = await claim(backend);
  const courseId = await beginCourse(worker, lease, 3);
  const viewer = backend.as("viewer");
  return {
    send: (part: number, parts: number, bytes: Buffer) =>
      worker.mutation(api.publishing.bookletPart, {
        ...lease,
        courseId,
        part,
        parts,
        bytes: bytesOf(bytes),
      }),
    complete: async () => {
      const documents = sampleDocuments(3);
      await store(worker, lease, courseId, documents);
      const manifest = JSON.stringify(sampleManifest(documents, 3));
      await worker.mutation(api.publishing.complete, { ...lease, courseId, manifest });
    },
    booklet: async () => (await viewer.query(api.courses.get, { key: "owner/name" }))?.booklet,
    read: async (part: number, id: string = courseId) => {
      const found = await viewer.query(api.courses.bookletPart, { courseId: id, part });
      return found === null ? null : Buffer.from(found.bytes);
    },
  };
}

describe("the course as a PDF", () => {
  onEveryBackend((start) => {
    it("is returned unchanged, with the size and the hash of the whole file", async () => {
      const { send, complete, booklet, read } = await opened(await start());
      const file = randomBytes(2 * LARGEST + 12_345);
      const parts = [0, 1, 2].map((part) => file.subarray(part * LARGEST, (part + 1) * LARGEST));
      for (const [part, bytes] of parts.entries()) await send(part, 3, bytes);
      expect(await read(0)).toBeNull();
      await complete();
      expect(await booklet()).toEqual({
        bytes: file.length,
        sha256: createHash("sha256").update(file).digest("hex"),
      });
      for (const [part, bytes] of parts.entries()) expect((await read(part))?.equals(bytes)).toBe(true);
      expect(await read(3)).toBeNull();
      expect(await read(0, "none")).toBeNull();
    });

    it("is absent when none was sent, or not all parts", async () => {
      const backend = await start();
      const one = await opened(backend);
      await one.complete();
      expect(await one.booklet()).toBeNull();
      const two = await opened(backend);
      await two.send(0, 2, Buffer.from("half"));
      await two.complete();
      expect(await two.booklet()).toBeNull();
    });

    it("is refused when its last part precedes another one, and accepted in order", async () => {
      const { send, complete, booklet } = await opened(await start());
      expect((await refusalOf(send(1, 2, Buffer.from("b")))).code).toBe("BOOKLET_INCOMPLETE");
      await send(0, 2, Buffer.from("a"));
      await send(0, 2, Buffer.from("A"));
      await send(1, 2, Buffer.from("b"));
      await send(1, 2, Buffer.from("B"));
      await complete();
      expect(await booklet()).toEqual({ bytes: 2, sha256: createHash("sha256").update("AB").digest("hex") });
    });

    it.each([
      ["of more than 900,000 bytes", 0, 1, LARGEST + 1],
      ["without bytes", 0, 1, 0],
      ["behind the last", 1, 1, 1],
      ["of more than 16", 0, 17, 1],
      ["with a broken number", 0.5, 2, 1],
    ])("refuses a part %s", async (_, part, parts, length) => {
      const { send } = await opened(await start());
      expect((await refusalOf(send(part, parts, Buffer.alloc(length)))).code).toBe("BOOKLET_TOO_LARGE");
    });

    it("may have 16 of the largest parts: hashing stays within a transaction's limits", async () => {
      const { send, complete, booklet } = await opened(await start());
      for (let part = 0; part < 16; part += 1) await send(part, 16, Buffer.alloc(LARGEST, part));
      await complete();
      expect((await booklet())?.bytes).toBe(16 * LARGEST);
    });
  });
});
