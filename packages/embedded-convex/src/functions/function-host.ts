/** The interface of a deployment for the scheduler, the crons and the actions. */
import type { CommitClock } from "../database/clock.ts";
import type { Transaction } from "../database/transaction.ts";
import type { BackendLog } from "../log/backend-log.ts";
import type { CallResult, MutationRun } from "./call.ts";
import type { AfterMutation, Call, Executor } from "./executor.ts";
import type { BundleMetadata } from "./function-metadata.ts";

export interface FunctionHost {
  readonly clock: CommitClock;
  readonly executor: Executor;
  readonly metadata: BundleMetadata;
  readonly log: BackendLog;
  /** Runs a mutation and notifies everything that depends on its writes. */
  mutate(call: Call, after?: AfterMutation): MutationRun;
  /** Reads outside any function, on the state of the last commit. */
  read<T>(work: (transaction: Transaction) => T): T;
  /** Writes outside any function. */
  transact<T>(work: (transaction: Transaction) => T): T;
  /** Never rejects, even if the action throws. */
  act(call: Call): Promise<CallResult>;
}
