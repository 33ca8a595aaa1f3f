/** What a course has used: kept as a checkpoint, so that a limit counts earlier attempts too and the whole cost can be shown. */

import { addUsage, NO_USAGE, type StepUsage, stepUsageSchema, type Usage } from "@fondation/course";
import { FondationError } from "@fondation/environment";
import { z } from "zod";
import { parseJson } from "../keeper.ts";
import type { Checkpoints } from "../request.ts";

/** The account of one course. */
export interface Ledger {
  /** US dollars that this job has spent, its earlier attempts included. */
  spentUsd(): Promise<number>;
  /** Adds what a request used. `estimated`: nobody has said what it cost. */
  add(step: number, usage: Usage, estimated?: boolean): Promise<void>;
  /** By step, everything that this course has cost in all attempts of all jobs. */
  steps(): Promise<readonly StepUsage[]>;
}

const accountSchema = z.object({
  steps: z.array(stepUsageSchema),
  /** The job that spent last, and what it spent. */
  job: z.string(),
  spentUsd: z.number().nonnegative(),
  /** The part of it that is our estimate, for requests that were ended before the client said what they cost. */
  estimatedUsd: z.number().nonnegative().default(0),
});

type Account = z.output<typeof accountSchema>;

/**
 * Opens the account kept under `key`. A job that is not the one that spent last begins at nothing spent. Its functions throw what the
 * checkpoints throw, and FondationError INTERNAL for an account that is none: it is never taken for nothing spent.
 */
export function openLedger(key: string, job: string, checkpoints: Checkpoints | undefined): Ledger {
  let account: Promise<Account> | undefined;
  let written: Promise<void> = Promise.resolve();
  const read = async (): Promise<Account> => {
    const text = await checkpoints?.get(key);
    if (text === undefined) return { steps: [], job, spentUsd: 0, estimatedUsd: 0 };
    const kept = accountSchema.safeParse(parseJson(text));
    if (!kept.success) throw unreadable(key);
    return kept.data.job === job ? kept.data : { ...kept.data, job, spentUsd: 0, estimatedUsd: 0 };
  };
  const current = (): Promise<Account> => {
    // One that could not be read is read again by whoever needs it next.
    account ??= read().catch((error: unknown) => {
      account = undefined;
      throw error;
    });
    return account;
  };
  return {
    spentUsd: async () => (await current()).spentUsd,
    steps: async () => (await current()).steps,
    async add(step, usage, estimated = false) {
      const known = await current();
      const earlier = known.steps.find((entry) => entry.step === step) ?? { ...NO_USAGE, step };
      const others = known.steps.filter((entry) => entry.step !== step);
      const steps = [...others, { ...addUsage(earlier, usage), step }].sort((a, b) => a.step - b.step);
      const estimatedUsd = known.estimatedUsd + (estimated ? usage.costUsd : 0);
      Object.assign(known, { steps, spentUsd: known.spentUsd + usage.costUsd, estimatedUsd });
      // One after the other: several requests end at once, and the last word must be the whole account.
      written = written.catch(() => {}).then(() => checkpoints?.put(key, JSON.stringify(known)));
      await written;
    },
  };
}

function unreadable(key: string): FondationError {
  return new FondationError({
    code: "INTERNAL",
    message: `The account of what this course has cost, kept as ${key}, is damaged, so that no limit of cost can be kept.`,
    advice: "Delete the repository with its checkpoints, or ask for another number of chapters.",
  });
}
