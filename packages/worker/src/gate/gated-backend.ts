/** Makes every call that changes a job's course or checkpoints a point of the gate. */
import type { JobBackend } from "../backend/job-backend.ts";
import type { Gate } from "./gate.ts";

/**
 * The same calls. Each one passes the gate before it is sent: `engine`, `checkpoint <step or slug>`,
 * `begin`, `document <slug>`, `sources <n>`, `diagrams <n>`, `complete`. Heartbeats, progress and log
 * lines are not held, so a held worker keeps its job.
 */
export function gateBackend(backend: JobBackend, gate: Gate): JobBackend {
  let sources = 0;
  let diagrams = 0;
  return {
    ...backend,
    engine: async (...given) => {
      await gate("engine");
      return backend.engine(...given);
    },
    putCheckpoint: async (key, value) => {
      await gate(`checkpoint ${stepOf(key)}`);
      return backend.putCheckpoint(key, value);
    },
    beginCourse: async (...given) => {
      await gate("begin");
      return backend.beginCourse(...given);
    },
    storeDocument: async (courseId, document) => {
      await gate(`document ${document.slug}`);
      return backend.storeDocument(courseId, document);
    },
    storeSources: async (...given) => {
      sources += 1;
      await gate(`sources ${sources}`);
      return backend.storeSources(...given);
    },
    storeDiagrams: async (...given) => {
      diagrams += 1;
      await gate(`diagrams ${diagrams}`);
      return backend.storeDiagrams(...given);
    },
    completeCourse: async (...given) => {
      await gate("complete");
      return backend.completeCourse(...given);
    },
  };
}

/** The step or slug of a checkpoint's key: `<commit>/<engine>/<language>/<chapters>/<step>@<inputs>`. */
function stepOf(key: string): string {
  const [step = ""] = key.split("/").slice(4).join("/").split("@");
  return step;
}
