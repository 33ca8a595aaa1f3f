/**
 * Sends a course's PDF to the backend in parts that fit into its database. A refused PDF causes a
 * warning, never a failed job.
 */
import { MAX_BOOKLET_PARTS, MAX_STORED_BYTES } from "@fondation/course/limits";
import type { JobBackend } from "../backend/job-backend.ts";
import type { Journal } from "../reports/journal.ts";
import { storeOptional } from "./optional.ts";

interface BookletToStore {
  readonly courseId: Parameters<JobBackend["storeBookletPart"]>[0];
  readonly booklet: Uint8Array;
  readonly backend: Pick<JobBackend, "storeBookletPart">;
  readonly journal: Pick<Journal, "write">;
  readonly signal: AbortSignal;
}

/** Throws only if the worker no longer owns the job. */
export async function storeBooklet({ courseId, booklet, backend, journal, signal }: BookletToStore) {
  const { byteLength } = booklet;
  const parts = Math.ceil(byteLength / MAX_STORED_BYTES);
  if (parts > MAX_BOOKLET_PARTS) {
    journal.write("warn", "booklet.too-large", { bytes: byteLength });
    return;
  }
  const store = async () => {
    for (let part = 0; part < parts; part += 1) {
      signal.throwIfAborted();
      const bytes = Uint8Array.from(
        booklet.subarray(part * MAX_STORED_BYTES, (part + 1) * MAX_STORED_BYTES),
      ).buffer;
      await backend.storeBookletPart(courseId, { part, parts, bytes });
    }
  };
  const isStored = await storeOptional(store, "booklet.not-stored", { journal, signal });
  if (isStored) journal.write("info", "booklet.stored", { bytes: byteLength });
}
