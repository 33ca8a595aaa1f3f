/** What a course has used: kept as a checkpoint, so that a limit counts earlier attempts too and the whole cost can be shown. */

import { addStepUsage, isStep, isStepUsage, NO_USAGE, type StepUsage, type Usage } from "@fondation/course";
import { FondationError } from "@fondation/environment";
import { z } from "zod";
import { type Checkpoints, parseJson } from "@fondation/course/engine";

/** The account of one course. */
export interface Ledger {
  /** US dollars that this job has spent, its earlier attempts included. */
  spentUsd(): Promise<number>;
  /** Notes what a request under way has cost at least, so that it counts also when this process is killed. Nobody waits for that. */
  begin(id: string, step: number, usd: number): void;
  /** Counts what a request used that is under way no more. `estimated`: nobody has said what it cost. */
  add(
    step: number,
    usage: Usage,
    request?: { readonly id?: string; readonly estimated?: boolean },
  ): Promise<void>;
  /** Resolves when everything that was added is kept; rejects with what the checkpoints threw. */
  kept(): Promise<void>;
  /** By step, everything that this course has cost in all attempts of all jobs. */
  steps(): Promise<readonly StepUsage[]>;
}

const openSchema = z.object({ step: z.custom<number>(isStep), usd: z.number().nonnegative() });

const accountSchema = z.object({
  steps: z.array(z.custom<StepUsage>(isStepUsage)),
  /** The job that spent last, and what it spent. */
  job: z.string(),
  spentUsd: z.number().nonnegative(),
  /** The part of it that is our estimate, for requests that were ended before the client said what they cost. */
  estimatedUsd: z.number().nonnegative().default(0),
  /** Requests under way, by a name of their own, with what they have cost at least. */
  open: z.record(z.string(), openSchema).default({}),
});

type Account = z.output<typeof accountSchema>;

/**
 * Opens the account kept under `key`. A job that is not the one that spent last begins at `spentElsewhereUsd`. What a process that was killed had
 * under way is counted as an estimate; `onLost` is told what of it was this job's. Its functions throw what the checkpoints throw, and
 * FondationError INTERNAL for an account that is none: it is never taken for nothing spent.
 */
export function openLedger(
  key: string,
  job: string,
  checkpoints: Checkpoints | undefined,
  onLost?: (usage: StepUsage) => void,
  spentElsewhereUsd = 0,
): Ledger {
  let account: Promise<Account> | undefined;
  let queued: Promise<void> | undefined;
  let written: Promise<void> = Promise.resolve();
  // One after the other, and as few as possible: several requests end at once, and the last word must be the whole account.
  const keep = (known: Account): Promise<void> => {
    queued ??= written
      .catch(() => {})
      .then(() => {
        queued = undefined;
        return checkpoints?.put(key, JSON.stringify(known));
      });
    written = queued;
    return queued;
  };
  const read = async (): Promise<Account> => {
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
    const all = lost.reduce<Account>((sum, usage) => counted(sum, usage, true), { ...settled, open: {} });
    const isOurs = all.job === job;
    const known = isOurs ? all : { ...all, job, spentUsd: spentElsewhereUsd, estimatedUsd: 0 };
    if (lost.length > 0) await keep(known);
    if (isOurs) for (const usage of lost) onLost?.(usage);
    return known;
  };
  const current = (): Promise<Account> => {
    // One that could not be read is read again by whoever needs it next.
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
      const note = async (): Promise<void> => {
        const known = await current();
        known.open[id] = { step, usd };
        await keep(known);
      };
      note().catch(() => undefined);
    },
    async add(step, usage, { id, estimated = false } = {}) {
      const known = await current();
      if (id !== undefined) delete known.open[id];
      Object.assign(known, counted(known, { ...usage, step }, estimated));
      added = keep(known);
      // Whoever asks for it hears of a failure.
      added.catch(() => undefined);
    },
    kept: () => added,
  };
}

function counted(account: Account, usage: StepUsage, estimated: boolean): Account {
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
    message: `The account of what this course has cost, kept as ${key}, is damaged, so that no limit of cost can be kept.`,
    advice: "Delete the repository with its checkpoints, or ask for another number of chapters.",
  });
}
