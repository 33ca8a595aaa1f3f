/** Sends a course's PDF to the backend, in parts that fit into its database. A PDF that is not taken is a warning, never a failed job. */
import { MAX_BOOKLET_PARTS, MAX_STORED_BYTES } from "@fondation/course/limits";
import type { JobBackend } from "../backend/job-backend.ts";
import type { Journal } from "../job/journal.ts";
import { storeOptional } from "./optional.ts";

/** What is stored, and with what. */
interface BookletToStore {
  readonly courseId: Parameters<JobBackend["storeBookletPart"]>[0];
  readonly booklet: Uint8Array;
  readonly backend: Pick<JobBackend, "storeBookletPart">;
  readonly journal: Pick<Journal, "write">;
  readonly signal: AbortSignal;
}

/** Stores it. Throws only what says that the job is no longer this worker's. */
export async function storeBooklet({ courseId, booklet, backend, journal, signal }: BookletToStore) {
  const parts = Math.ceil(booklet.byteLength / MAX_STORED_BYTES);
  const size = `${(booklet.byteLength / 1_000_000).toLocaleString("fr-FR", { maximumFractionDigits: 1 })} Mo`;
  if (parts > MAX_BOOKLET_PARTS) {
    journal.write("warn", `Le cours en PDF est trop grand pour être gardé : ${size}`);
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
  const isStored = await storeOptional(store, "Le cours en PDF n’a pas été gardé", { journal, signal });
  if (isStored) journal.write("info", `Cours en PDF enregistré : ${size}`);
}
