/**
 * A deployment: the database, the functions and everything that reacts to a commit. Independent of
 * HTTP and WebSockets.
 */
import { ActionRunner } from "./actions/action-runner.ts";
import { Authenticator } from "./auth/authenticator.ts";
import { CronRunner } from "./background/cron-runner.ts";
import { Scheduler } from "./background/scheduler.ts";
import { EmbeddedConvexError } from "./convex-errors.ts";
import { Catalog } from "./database/catalog.ts";
import { CommitClock } from "./database/clock.ts";
import { CommitMark } from "./database/commit-mark.ts";
import { dataError } from "./database/data-error.ts";
import { BackgroundCheck } from "./database/integrity.ts";
import type { WrittenKey } from "./database/interval.ts";
import { Rows } from "./database/rows.ts";
import { openStore } from "./database/store.ts";
import { lockStore } from "./database/store-lock.ts";
import type { Transaction } from "./database/transaction.ts";
import { Transactions } from "./database/transactions.ts";
import type { CallResult, MutationRun } from "./functions/call.ts";
import { type AfterMutation, type Call, Executor } from "./functions/executor.ts";
import type { FunctionHost } from "./functions/function-host.ts";
import { type BundleMetadata, readMetadata } from "./functions/function-metadata.ts";
import type { MutationListener } from "./functions/mutation-note.ts";
import { Requests } from "./functions/requests.ts";
import { type BackendLog, createBackendLog } from "./log/backend-log.ts";
import { LiveQueries } from "./reactive/live-queries.ts";
import { compileFunctions } from "./sandbox/sandbox.ts";
import { SandboxPool } from "./sandbox/sandbox-pool.ts";
import { NO_SCHEMA, readSchema } from "./schema/database-schema.ts";

export interface DeploymentOptions {
  functions: string;
  dataDirectory: string | ":memory:";
  environment: Record<string, string>;
  adminKey: string | undefined;
  log: (line: string) => void;
  onMutation?: MutationListener | undefined;
}

const HOUSEKEEPING_MS = 3600_000;

export class Deployment implements FunctionHost {
  readonly clock: CommitClock;
  readonly authenticator: Authenticator;
  readonly executor: Executor;
  readonly liveQueries: LiveQueries;
  readonly metadata: BundleMetadata;
  readonly log: BackendLog;
  readonly #transactions: Transactions;
  /** The open files of the data directory, and its lock. */
  readonly #files: DisposableStack;
  readonly #check: BackgroundCheck;
  readonly #requests: Requests;
  readonly #actions: ActionRunner;
  readonly #scheduler: Scheduler;
  readonly #crons: CronRunner;
  #housekeeping: NodeJS.Timeout | undefined;

  /**
   * @throws EmbeddedConvexError when the functions, their configuration or the stored data are
   * invalid.
   */
  constructor(options: DeploymentOptions) {
    const { environment } = options;
    const sandboxes = new SandboxPool(compileFunctions(options.functions));
    const start = { now: Date.now(), seed: [1, 2, 3, 4] as [number, number, number, number] };
    const variables = JSON.stringify(environment);
    this.metadata = readMetadata(sandboxes.create(), { ...start, environment: variables });
    if (this.metadata.hasHttpRouter) throw noHttpActions();
    this.authenticator = new Authenticator(this.metadata.authProviders, options.adminKey);
    const log = createBackendLog(options.log, (caller) => this.authenticator.isKnown(caller));
    this.log = log;
    const schema = this.metadata.schema === undefined ? NO_SCHEMA : readSchema(this.metadata.schema);
    const { dataDirectory } = options;
    const isStored = dataDirectory !== ":memory:";
    using opened = new DisposableStack();
    try {
      if (isStored) opened.use(lockStore(dataDirectory));
      const sqlite = opened.adopt(openStore(dataDirectory), (store) => store.close());
      this.clock = new CommitClock(sqlite);
      const catalog = new Catalog(sqlite, schema);
      const { functions } = this.metadata;
      const { clock } = this;
      const mark = isStored ? new CommitMark(dataDirectory, clock, log) : undefined;
      if (mark !== undefined) opened.defer(() => mark.close());
      const rows = new Rows(sqlite);
      this.#transactions = new Transactions(sqlite, catalog, rows, clock, mark);
      this.#check = new BackgroundCheck(sqlite, catalog, log);
      const parts = { transactions: this.#transactions, catalog, clock };
      const { onMutation } = options;
      this.executor = new Executor({
        ...parts,
        sandboxes,
        functions,
        environment: variables,
        log,
        onMutation,
      });
      this.liveQueries = new LiveQueries(this.executor);
      this.#requests = new Requests(sqlite);
      this.#actions = new ActionRunner(this, { functions: options.functions, environment });
      this.#scheduler = new Scheduler(this, catalog);
      this.#crons = new CronRunner(this, sqlite, this.metadata.crons);
      this.#files = opened.move();
    } catch (error) {
      throw dataError(dataDirectory, error);
    }
  }

  /** Starts to run scheduled functions and crons that are due. */
  start(): void {
    this.#scheduler.start();
    this.#crons.start();
    this.#check.start();
    this.#tidy();
    this.#housekeeping = setInterval(() => this.#tidy(), HOUSEKEEPING_MS);
  }

  /** Deletes what is no longer needed. If the disk refuses, the next time does it. */
  #tidy(): void {
    try {
      this.#requests.prune(this.clock.now());
      this.#scheduler.prune();
    } catch (error) {
      this.log(`Old records cannot be deleted: ${(error as Error).message}.`);
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.#housekeeping);
    this.#crons.stop();
    this.#scheduler.stop();
    await this.#actions.stop();
    this.#check.stop();
    this.#files.dispose();
  }

  /** Runs a mutation and notifies everything that depends on its writes. */
  mutate(call: Call, after?: AfterMutation): MutationRun {
    const run = this.executor.mutation(call, after);
    this.#committed(run.written);
    return run;
  }

  /**
   * Runs a mutation unless this request of this session has already run; then returns the stored
   * result.
   */
  mutateOnce(call: Call, sessionId: string, requestId: number): Omit<MutationRun, "written"> {
    const done = this.#requests.find(call.caller, sessionId, requestId);
    if (done !== undefined) return { result: { value: done.value }, ts: done.ts };
    return this.mutate(call, (_transaction, value, ts) =>
      this.#requests.add(call.caller, sessionId, requestId, { value, ts }),
    );
  }

  /** Reads outside any function, on the state of the last commit. */
  read<T>(work: (transaction: Transaction) => T): T {
    return work(this.#transactions.snapshot());
  }

  /** Writes outside any function. */
  transact<T>(work: (transaction: Transaction) => T): T {
    const { result, written } = this.#transactions.run((transaction) => ({
      result: work(transaction),
      keep: true,
    }));
    this.#committed(written);
    return result;
  }

  /** Never rejects, even if the action throws. */
  act(call: Call): Promise<CallResult> {
    return this.#actions.run(call);
  }

  #committed(written: WrittenKey[]): void {
    if (written.length === 0) return;
    this.liveQueries.committed(written);
    this.#scheduler.committed(written);
  }
}

function noHttpActions(): EmbeddedConvexError {
  return new EmbeddedConvexError(
    "FUNCTIONS_INVALID",
    "The functions have an http.ts: the embedded Convex backend does not support HTTP actions.",
    "Use Convex Cloud or a self-hosted Convex for them.",
  );
}
