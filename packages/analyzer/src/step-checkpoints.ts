/** Checkpoints: a step that was done before is not done again, and one that was begun goes on. */

import { setImmediate } from "node:timers/promises";
import type { EngineStamp } from "@fondation/course";
import { z } from "zod";
import {
  type Checkpoints,
  checkpointPrefix,
  type DraftPlace,
  parseJson,
  revisionOf,
} from "@fondation/course/engine";
import type { AnalyzeRequest } from "./analysis-request.ts";

/** Keeps the results of one run. */
export interface Keeper {
  /**
   * The kept result of a step, else the one made now, which is kept. A kept value that does not fit is made again, and so is one that was
   * made from anything else than `inputs`, the earlier results it follows from. `make` gets the place of its drafts, which is the result's own.
   */
  keep<T>(
    step: string,
    inputs: readonly unknown[],
    schema: z.ZodType<T>,
    make: (draft: DraftPlace) => Promise<T>,
  ): Promise<T>;
}

/** Under the key of the result, where the result replaces it: no draft outlives its result, and whoever rejects the one has no other. */
const draftSchema = z.strictObject({ draft: z.unknown() });

/**
 * Checkpoints are per commit, engine version, language, number of chapters and inputs: whatever changes the result changes the key.
 * `revision`: what the engine's results depend on beside that.
 */
export function createKeeper(
  { name, version }: EngineStamp,
  {
    commit,
    language,
    chapters,
    checkpoints,
    signal,
  }: Pick<AnalyzeRequest, "commit" | "language" | "chapters" | "checkpoints" | "signal">,
  revision?: string,
): Keeper {
  const prefix = checkpointPrefix({ name, version }, { commit, language, chapters });
  return {
    async keep(step, inputs, schema, make) {
      // Lets an abort be seen between two documents, however fast they are made.
      await setImmediate();
      signal.throwIfAborted();
      const from = revision === undefined ? inputs : [revision, ...inputs];
      const key = checkpointKey(prefix, step, from);
      const kept = parseJson(await checkpoints?.get(key));
      const read = kept === undefined ? undefined : schema.safeParse(kept);
      if (read?.success === true) return read.data;
      // As it will be read again, so that what is made from it has the same inputs then.
      const made = schema.parse(await make(draftPlace(key, kept, checkpoints)));
      // Also after an abort: it is made, and may be paid.
      await checkpoints?.put(key, JSON.stringify(made));
      signal.throwIfAborted();
      return made;
    },
  };
}

function draftPlace(key: string, kept: unknown, checkpoints: Checkpoints | undefined): DraftPlace {
  return {
    found: draftSchema.safeParse(kept).data?.draft,
    keep: async (draft) => checkpoints?.put(key, JSON.stringify({ draft })),
    drop: async () => checkpoints?.put(key, "null"),
  };
}

/** The key of what a step made from `inputs`. */
function checkpointKey(prefix: string, step: string, inputs: readonly unknown[]): string {
  return inputs.length === 0 ? `${prefix}/${step}` : `${prefix}/${step}@${revisionOf(inputs)}`;
}
