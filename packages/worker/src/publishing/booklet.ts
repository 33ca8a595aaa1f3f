/**
 * Sends a course's PDF to the backend in parts that fit into its database. A refused PDF causes a
 * warning.
 */
import { MAX_BOOKLET_PARTS, MAX_STORED_BYTES } from "@fondation/course/limits";
import type { Journal } from "../reports/journal.ts";
import { storeOptional } from "./optional.ts";

interface BookletToStore {
  readonly booklet: Uint8Array;
  readonly storePart: (part: { part: number; parts: number; bytes: ArrayBuffer }) => Promise<unknown>;
  readonly journal: Pick<Journal, "write">;
  readonly signal: AbortSignal;
}

/** Returns why the PDF is not stored, or null. Throws only if the worker no longer owns the course. */
export async function storeBooklet({
  booklet,
  storePart,
  journal,
  signal,
}: BookletToStore): Promise<"too-large" | "not-stored" | null> {
  const { byteLength } = booklet;
  const parts = Math.ceil(byteLength / MAX_STORED_BYTES);
  if (parts > MAX_BOOKLET_PARTS) {
    journal.write("warn", "booklet.too-large", { bytes: byteLength });
    return "too-large";
  }
  const store = async () => {
    for (let part = 0; part < parts; part += 1) {
      signal.throwIfAborted();
      const bytes = Uint8Array.from(
        booklet.subarray(part * MAX_STORED_BYTES, (part + 1) * MAX_STORED_BYTES),
      ).buffer;
      await storePart({ part, parts, bytes });
    }
  };
  const isStored = await storeOptional(store, "booklet.not-stored", { journal, signal });
  if (!isStored) return "not-stored";
  journal.write("info", "booklet.stored", { bytes: byteLength });
  return null;
}
