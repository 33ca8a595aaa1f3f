/** Checkpoints of results: a finished result is not made again, and a draft is continued. */

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

export interface StepCheckpoints {
  /**
   * Loads the result of a step, or makes and keeps it. A result is made again when it does not
   * match the schema, or follows from other `inputs` (earlier results). `make` gets the place of
   * its drafts.
   */
  loadOrMake<T>(
    step: string,
    inputs: readonly unknown[],
    schema: z.ZodType<T>,
    make: (draft: DraftPlace) => Promise<T>,
  ): Promise<T>;
}

/** A draft has the key of its result, which replaces it. */
const draftSchema = z.strictObject({ draft: z.unknown() });

/**
 * The key of a checkpoint has everything that changes the result: commit, engine version, language,
 * number of chapters, inputs, and the `revision` of the engine.
 */
export function createStepCheckpoints(
  { name, version }: EngineStamp,
  {
    commit,
    language,
    chapters,
    checkpoints,
    signal,
  }: Pick<AnalyzeRequest, "commit" | "language" | "chapters" | "checkpoints" | "signal">,
  revision?: string,
): StepCheckpoints {
  const prefix = checkpointPrefix({ name, version }, { commit, language, chapters });
  return {
    async loadOrMake(step, inputs, schema, make) {
      // Lets an abort take effect between two documents.
      await setImmediate();
      signal.throwIfAborted();
      const from = revision === undefined ? inputs : [revision, ...inputs];
      const key = checkpointKey(prefix, step, from);
      const kept = parseJson(await checkpoints?.get(key));
      const read = kept === undefined ? undefined : schema.safeParse(kept);
      if (read?.success === true) return read.data;
      // Parsed as it is when loaded later, so that results that follow from it have the same
      // inputs.
      const made = schema.parse(await make(draftPlace(key, kept, checkpoints)));
      // Also after an abort: the result may be paid.
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

function checkpointKey(prefix: string, step: string, inputs: readonly unknown[]): string {
  return inputs.length === 0 ? `${prefix}/${step}` : `${prefix}/${step}@${revisionOf(inputs)}`;
}
