/** Finished steps, kept at the backend so that another attempt goes on from them. Without them everything is only done again. */
import type { JobBackend } from "../backend/job-backend.ts";
import type { Checkpoints } from "../analysis/questions.ts";
import type { Journal } from "./journal.ts";

/** The backend refuses larger ones: a document of its database is limited. */
const LARGEST_BYTES = 900_000;

/** A job's checkpoints. Never reject. */
export function createCheckpoints(
  backend: Pick<JobBackend, "getCheckpoint" | "putCheckpoint">,
  journal: Pick<Journal, "write">,
): Checkpoints {
  let resumed = false;
  return {
    async get(key) {
      try {
        const value = await backend.getCheckpoint(key);
        if (value !== undefined && !resumed) journal.write("info", "Reprise des étapes déjà faites");
        resumed ||= value !== undefined;
        return value;
      } catch {
        journal.write("debug", `Point de reprise illisible : ${key}`);
        return undefined;
      }
    },
    async put(key, value) {
      if (Buffer.byteLength(value) > LARGEST_BYTES) {
        journal.write("debug", `Point de reprise trop grand pour être gardé : ${key}`);
        return;
      }
      await backend.putCheckpoint(key, value).catch(() => {
        journal.write("debug", `Point de reprise non gardé : ${key}`);
      });
    },
  };
}
