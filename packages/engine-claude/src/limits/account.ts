/**
 * The record of a course's cost. It is a checkpoint, so that a limit includes earlier attempts and
 * the total cost can be shown.
 */

import { addStepUsage, isStep, isStepUsage, NO_USAGE, type StepUsage, type Usage } from "@fondation/course";
import { FondationError } from "@fondation/environment";
import { z } from "zod";
import { type Checkpoints, parseJson } from "@fondation/course/engine";

export interface Account {
  /** US dollars that this job has spent, including its earlier attempts. */
  spentUsd(): Promise<number>;
  /**
   * Records the minimum cost of a running request, so that it counts even if this process is
   * killed. Callers do not wait for it.
   */
  begin(id: string, step: number, usd: number): void;
  /**
   * Adds the usage of a request that has ended. `estimated`: its client did not report the cost.
   */
  add(
    step: number,
    usage: Usage,
    request?: { readonly id?: string; readonly estimated?: boolean },
  ): Promise<void>;
  /**
   * Resolves when everything added so far is stored. Rejects with the errors of the checkpoints.
   */
  kept(): Promise<void>;
  /** The usage of this course by step, in all attempts of all jobs. */
  steps(): Promise<readonly StepUsage[]>;
}

const openSchema = z.object({ step: z.custom<number>(isStep), usd: z.number().nonnegative() });

const accountSchema = z.object({
  steps: z.array(z.custom<StepUsage>(isStepUsage)),
  /** The job that spent last, with its total. */
  job: z.string(),
  spentUsd: z.number().nonnegative(),
  /**
   * The part of the total that is estimated, for requests that ended before the client reported the
   * cost.
   */
  estimatedUsd: z.number().nonnegative().default(0),
  /** Running requests by id, with their minimum cost so far. */
  open: z.record(z.string(), openSchema).default({}),
});

type StoredAccount = z.output<typeof accountSchema>;

/**
 * Opens the account under the checkpoint `key`. A job that is not the last one to spend starts at
 * `spentElsewhereUsd`. Requests that a killed process left running are counted as estimates;
 * `onLost` gets those of this job. The functions throw the errors of the checkpoints, and
 * FondationError INTERNAL for a corrupt account, which must never count as zero.
 */
export function openAccount(
  key: string,
  job: string,
  checkpoints: Checkpoints | undefined,
  onLost?: (usage: StepUsage) => void,
  spentElsewhereUsd = 0,
): Account {
  let account: Promise<StoredAccount> | undefined;
  let queued: Promise<void> | undefined;
  let written: Promise<void> = Promise.resolve();
  // One write at a time: several requests end at once, and the last write must contain the whole
  // account.
  const keep = (known: StoredAccount): Promise<void> => {
    queued ??= written
      .catch(() => {})
      .then(() => {
        queued = undefined;
        return checkpoints?.put(key, JSON.stringify(known));
      });
    written = queued;
    return queued;
  };
  const read = async (): Promise<StoredAccount> => {
    const text = await checkpoints?.get(key);
    const fresh = { steps: [], job, spentUsd: spentElsewhereUsd, estimatedUsd: 0, open: {} };
    if (text === undefined) return fresh;
    const kept = accountSchema.safeParse(parseJson(text));
    if (!kept.success) throw unreadable(key);
    const { open, ...settled } = kept.data;
    const lost = Object.values(open).map(({ step, usd }) => ({
      ...NO_USAGE,
      requests: 1,
      costUsd: usd,
      step,
    }));
    const all = lost.reduce<StoredAccount>((sum, usage) => counted(sum, usage, true), {
      ...settled,
      open: {},
    });
    const isOurs = all.job === job;
    const known = isOurs ? all : { ...all, job, spentUsd: spentElsewhereUsd, estimatedUsd: 0 };
    if (lost.length > 0) await keep(known);
    if (isOurs) for (const usage of lost) onLost?.(usage);
    return known;
  };
  const current = (): Promise<StoredAccount> => {
    // After a failure, the next caller reads the account again.
    account ??= read().catch((error: unknown) => {
      account = undefined;
      throw error;
    });
    return account;
  };
  let added: Promise<void> = Promise.resolve();
  return {
    spentUsd: async () => (await current()).spentUsd,
    steps: async () => (await current()).steps,
    begin(id, step, usd) {
      const record = async (): Promise<void> => {
        const known = await current();
        known.open[id] = { step, usd };
        await keep(known);
      };
      record().catch(() => undefined);
    },
    async add(step, usage, { id, estimated = false } = {}) {
      const known = await current();
      if (id !== undefined) delete known.open[id];
      Object.assign(known, counted(known, { ...usage, step }, estimated));
      added = keep(known);
      // `kept` reports the failure.
      added.catch(() => undefined);
    },
    kept: () => added,
  };
}

function counted(account: StoredAccount, usage: StepUsage, estimated: boolean): StoredAccount {
  if (usage.requests === 0 && usage.costUsd === 0) return account;
  return {
    ...account,
    steps: addStepUsage(account.steps, usage),
    spentUsd: account.spentUsd + usage.costUsd,
    estimatedUsd: account.estimatedUsd + (estimated ? usage.costUsd : 0),
  };
}

function unreadable(key: string): FondationError {
  return new FondationError({
    code: "INTERNAL",
    message: `The record of this course's cost, stored as ${key}, is corrupt, so the cost limit cannot be enforced.`,
    advice: "Delete the repository with its checkpoints, or ask for another number of chapters.",
  });
}
