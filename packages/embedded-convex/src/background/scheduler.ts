/**
 * Runs scheduled functions when they are due. A mutation runs exactly once: its effects and its
 * state `success` are committed together. An action runs at most once: it is marked before it
 * starts, and counts as failed when a stop interrupts it. While the disk refuses to store, what is
 * due waits.
 *
 * Under load, due functions and calls of clients alternate: in each turn of the event loop, as many
 * due functions run as calls did since the last turn, and one if there were no calls.
 */
import { SYSTEM_CALLER } from "../auth/caller.ts";
import type { Catalog } from "../database/catalog.ts";
import type { WrittenKey } from "../database/interval.ts";
import { BY_STATE, SCHEDULED_FUNCTIONS } from "../database/system-tables.ts";
import type { FunctionHost } from "../functions/function-host.ts";
import { Outage, RETRY_MS } from "./outage.ts";
import {
  begin,
  findScheduled,
  finish,
  inState,
  type ScheduledFunction,
} from "../scheduled/scheduled-functions.ts";

/** A machine that slept, or whose clock was set ahead, is noticed within this time. */
const LONGEST_TIMER_MS = 60_000;
/** Convex keeps results of scheduled functions for 7 days. */
const KEPT_MS = 7 * 24 * 3600_000;
const PRUNED_AT_ONCE = 500;

export class Scheduler {
  readonly #host: FunctionHost;
  readonly #indexId: number | undefined;
  /** Set while functions are due. */
  #turn: NodeJS.Immediate | undefined;
  /** Set while all scheduled functions are due later. */
  #timer: NodeJS.Timeout | undefined;
  /** How many calls had started when the next turn was requested. */
  #callsBefore = 0;
  readonly #outage: Outage;
  #isRunning = false;
  #hasFailedInterrupted = false;

  constructor(host: FunctionHost, catalog: Catalog) {
    this.#host = host;
    this.#outage = new Outage(host.log, "The scheduler waits", "The scheduler goes on");
    this.#indexId = catalog.table(SCHEDULED_FUNCTIONS)?.indexes.get(BY_STATE)?.id;
  }

  start(): void {
    this.#isRunning = true;
    this.#attempt();
  }

  stop(): void {
    this.#isRunning = false;
    this.#disarm();
  }

  /** A commit may have scheduled a function that is due before the timer fires. */
  committed(written: WrittenKey[]): void {
    if (!this.#isRunning || !this.#hasFailedInterrupted) return;
    if (written.some(({ indexId }) => indexId === this.#indexId)) this.#arm();
  }

  /** Deletes records of functions that ended more than {@link KEPT_MS} ago. */
  prune(): void {
    const before = this.#host.clock.now() - KEPT_MS;
    this.#host.transact((transaction) => {
      for (const state of ["success", "failed", "canceled"] as const) {
        for (const { _id } of inState(transaction, state, PRUNED_AT_ONCE, before)) transaction.delete(_id);
      }
    });
  }

  #arm(): void {
    if (!this.#isRunning || this.#turn !== undefined) return;
    clearTimeout(this.#timer);
    const next = this.#next();
    if (next === undefined) return;
    const delay = next.scheduledTime - this.#host.clock.now();
    if (delay > 0) {
      this.#timer = setTimeout(() => this.#attempt(), Math.min(delay, LONGEST_TIMER_MS));
      return;
    }
    this.#callsBefore = this.#host.executor.calls;
    this.#turn = setImmediate(() => this.#attempt(() => this.#takeTurn()));
  }

  #disarm(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#turn);
    this.#turn = undefined;
  }

  /** The scheduled function that is due first. */
  #next(): ScheduledFunction | undefined {
    return this.#host.read((transaction) => inState(transaction, "pending", 1))[0];
  }

  #takeTurn(): void {
    const { executor, clock } = this.#host;
    const share = Math.max(1, executor.calls - this.#callsBefore);
    for (let ran = 0; ran < share; ran += 1) {
      const next = this.#next();
      if (next === undefined || next.scheduledTime > clock.now()) return;
      this.#run(next);
      this.#outage.passed();
    }
  }

  /** Does the work and waits for what is due next; tries again when the database fails. */
  #attempt(work: () => void = () => {}): void {
    try {
      if (!this.#hasFailedInterrupted) this.#failInterrupted();
      work();
      this.#disarm();
      this.#arm();
      // What is due has yet to show whether the database works.
      if (this.#turn === undefined) this.#outage.passed();
    } catch (error) {
      this.#outage.failed(error);
      this.#disarm();
      this.#timer = setTimeout(() => this.#attempt(), RETRY_MS);
    }
  }

  #run(next: ScheduledFunction): void {
    const kind = this.#host.metadata.functions.get(next.name)?.kind;
    if (kind === "action") {
      this.#host.transact((transaction) => begin(transaction, next._id));
      void this.#runAction(next);
    } else {
      this.#runMutation(next);
    }
  }

  #runMutation({ _id, name, args }: ScheduledFunction): void {
    const call = { path: name, args: args[0], caller: SYSTEM_CALLER };
    const { result, storageError } = this.#host.mutate(call, (transaction) => {
      // The function may have canceled itself.
      if (findScheduled(transaction, _id)?.state.kind === "pending") {
        finish(transaction, _id, { kind: "success" }, transaction.now);
      }
    });
    if (storageError !== undefined) throw storageError;
    if ("error" in result) this.#fail(_id, result.error.message);
  }

  async #runAction({ _id, name, args }: ScheduledFunction): Promise<void> {
    const result = await this.#host.act({ path: name, args: args[0], caller: SYSTEM_CALLER });
    this.#ended(_id, "error" in result ? result.error.message : undefined);
  }

  /** Stores how an action ended, as soon as the database accepts it. */
  #ended(id: string, error: string | undefined): void {
    if (!this.#isRunning) return;
    try {
      if (error === undefined) this.#succeed(id);
      else this.#fail(id, error);
      this.#outage.passed();
    } catch (failure) {
      this.#outage.failed(failure);
      setTimeout(() => this.#ended(id, error), RETRY_MS).unref();
    }
  }

  #succeed(id: string): void {
    this.#host.transact((transaction) => {
      if (findScheduled(transaction, id)?.state.kind === "inProgress") {
        finish(transaction, id, { kind: "success" }, transaction.now);
      }
    });
  }

  #fail(id: string, error: string): void {
    this.#host.transact((transaction) => {
      const state = findScheduled(transaction, id)?.state.kind;
      if (state !== "pending" && state !== "inProgress") return;
      finish(transaction, id, { kind: "failed", error }, transaction.now);
    });
  }

  #failInterrupted(): void {
    const interrupted = "The backend stopped while this action ran.";
    for (const { _id } of this.#host.read((transaction) => inState(transaction, "inProgress", 10_000))) {
      this.#fail(_id, interrupted);
    }
    this.#hasFailedInterrupted = true;
  }
}
