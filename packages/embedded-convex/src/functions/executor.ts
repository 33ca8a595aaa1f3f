/**
 * Runs queries and mutations: finds the function, checks access, arguments and result, and gives
 * every mutation its own transaction. Only one call runs at a time in this process.
 */

import { randomFillSync } from "node:crypto";
import type { JSONValue } from "convex/values";
import type { Caller } from "../auth/caller.ts";
import { FunctionError } from "../convex-errors.ts";
import type { Catalog } from "../database/catalog.ts";
import type { CommitClock } from "../database/clock.ts";
import { isStorageError } from "../database/storage-error.ts";
import type { Transaction } from "../database/transaction.ts";
import type { Transactions } from "../database/transactions.ts";
import type { SandboxStart } from "../sandbox/sandbox-globals.ts";
import type { SandboxPool } from "../sandbox/sandbox-pool.ts";
import type { BackendLog } from "../log/backend-log.ts";
import { LIMITS } from "../values/convex-limits.ts";
import type { CallResult, MutationRun, QueryRun } from "./call.ts";
import { checkArgs, checkReturns } from "./call-checks.ts";
import { describeThrown, failedCall } from "./call-errors.ts";
import type { FunctionKind, FunctionMetadata } from "./function-metadata.ts";
import { canonicalPath, parseFunctionPath } from "./function-path.ts";
import { type MutationListener, noteOf } from "./mutation-note.ts";
import { type RunNested, Syscalls } from "./syscalls.ts";

/** `args` is the Convex JSON of the function's one arguments object. */
export interface Call {
  path: string;
  args: JSONValue;
  caller: Caller;
}

interface ExecutorParts {
  transactions: Transactions;
  catalog: Catalog;
  clock: CommitClock;
  sandboxes: SandboxPool;
  functions: Map<string, FunctionMetadata>;
  /** A JSON object. */
  environment: string;
  log: BackendLog;
  /** Told of each mutation, without nested ones. */
  onMutation?: MutationListener | undefined;
}

/** What a call and its nested calls leave besides the result. `logLines` are those of all. */
interface RunState {
  journal: string | null;
  readsIdentity: boolean;
  logLines: string[];
}

/** Runs in a mutation's own transaction after the function has succeeded. */
export type AfterMutation = (transaction: Transaction, value: string, ts: bigint) => void;

export class Executor {
  readonly #parts: ExecutorParts;
  /** How many queries and mutations have started, without nested ones. */
  calls = 0;

  constructor(parts: ExecutorParts) {
    this.#parts = parts;
  }

  /**
   * Returns the function's metadata if it exists, has the wanted kind and the caller may call it.
   */
  find(path: string, kind: FunctionKind | "any", caller: Caller): FunctionMetadata {
    const name = canonicalPath(path);
    const found = this.#parts.functions.get(name);
    if (found === undefined || (!found.isPublic && !caller.mayCallInternal)) {
      throw new FunctionError(
        `Could not find ${caller.mayCallInternal ? "" : "public "}function for '${name}'. Did you forget to bundle it, or is it internal?`,
      );
    }
    if (kind !== "any" && found.kind !== kind) {
      throw new FunctionError(`Trying to execute ${name} as ${kind}, but it is defined as ${found.kind}.`);
    }
    return found;
  }

  /**
   * Runs a query on the state of the last commit. Returns errors of the function or its caller
   * instead of throwing them.
   */
  query(call: Call, journal: string | null = null): QueryRun {
    this.calls += 1;
    const transaction = this.#parts.transactions.snapshot();
    const state: RunState = { journal, readsIdentity: false, logLines: [] };
    const result = this.#guard(call, () => this.#run("query", call, transaction, state, 0));
    return {
      result: { ...result, logLines: state.logLines },
      intervals: transaction.reads.intervals,
      journal: state.journal,
      readsIdentity: state.readsIdentity,
    };
  }

  /** Runs a mutation and commits it, or rolls it back when it fails. */
  mutation(call: Call, after?: AfterMutation): MutationRun {
    const { onMutation } = this.#parts;
    if (onMutation === undefined) return this.#mutation(call, after);
    const started = performance.now();
    const run = this.#mutation(call, after);
    onMutation(noteOf(call, run, performance.now() - started));
    return run;
  }

  #mutation(call: Call, after?: AfterMutation): MutationRun {
    this.calls += 1;
    let ts = this.#parts.clock.lastTs;
    let written: Transaction["written"] = [];
    let storageError: Error | undefined;
    const state: RunState = { journal: null, readsIdentity: false, logLines: [] };
    const run = () =>
      this.#parts.transactions.run((transaction, commitTs) => {
        const value = this.#run("mutation", call, transaction, state, 0);
        if ("value" in value) after?.(transaction, value.value, commitTs);
        return { result: value, keep: "value" in value };
      });
    const result = this.#guard(call, () => {
      try {
        const done = run();
        ts = done.ts;
        written = done.written;
        return done.result;
      } catch (error) {
        if (isStorageError(error)) storageError = error;
        throw error;
      }
    });
    return {
      result: { ...result, logLines: state.logLines },
      ts,
      written,
      ...(storageError === undefined ? {} : { storageError }),
    };
  }

  /** @throws FunctionError unless `path` is a mutation or an action, which can be scheduled. */
  checkScheduled(path: string): void {
    const kind = this.#parts.functions.get(path)?.kind;
    if (kind === "mutation" || kind === "action") return;
    const reason = kind === undefined ? "does not exist" : `is no mutation or action but a ${kind}`;
    throw new FunctionError(`${path} cannot be scheduled: it ${reason}.`);
  }

  /** @throws FunctionError when the arguments do not match the declaration. */
  checkArgs(metadata: FunctionMetadata, args: JSONValue): void {
    checkArgs(metadata, args, this.#parts.catalog.isIdOf);
  }

  /** @throws FunctionError when the result does not match the declaration. */
  checkReturns(metadata: FunctionMetadata, json: string): void {
    checkReturns(metadata, json, this.#parts.catalog.isIdOf);
  }

  /** Turns an exception of `work` into the error for clients, and logs it under the same id. */
  #guard(call: Call, work: () => CallResult): CallResult {
    const result = attempt(work);
    return "value" in result ? result : failedCall(call, result.error, this.#parts.log);
  }

  #run(
    kind: "query" | "mutation",
    call: Call,
    transaction: Transaction,
    state: RunState,
    depth: number,
  ): CallResult {
    if (depth > LIMITS.callDepth)
      throw new FunctionError("ctx.runQuery and ctx.runMutation are nested too deeply.");
    const metadata = this.find(call.path, kind, call.caller);
    this.checkArgs(metadata, call.args);
    const nestedCaller: Caller = { ...call.caller, mayCallInternal: true };
    const context = { kind, path: metadata.path, caller: call.caller, journal: state.journal };
    const runNested: RunNested = (nestedKind, path, args) => {
      const nested: RunState = { journal: null, readsIdentity: false, logLines: state.logLines };
      const run = () =>
        this.#run(nestedKind, { path, args, caller: nestedCaller }, transaction, nested, depth + 1);
      // The caller may catch the error of a nested mutation and continue.
      const result =
        nestedKind === "mutation"
          ? this.#parts.transactions.nested(
              depth,
              () => attempt(run),
              (done) => "value" in done,
            )
          : run();
      state.readsIdentity ||= nested.readsIdentity;
      return result;
    };
    const checkScheduled = (path: string) => this.checkScheduled(path);
    const syscalls = new Syscalls(transaction, context, { runNested, checkScheduled });
    const outcome = this.#parts.sandboxes.run(
      {
        ...parseFunctionPath(metadata.path),
        method: kind === "query" ? "invokeQuery" : "invokeMutation",
        args: JSON.stringify([call.args]),
      },
      this.start(),
      {
        syscall: (_kind, name, args) => transaction.guard(() => syscalls.run(name, args)),
        log: (line) => {
          if (state.logLines.length >= LIMITS.logLines) return;
          const kept = line.slice(0, LIMITS.logLineLength);
          state.logLines.push(kept);
          this.#parts.log(`${metadata.path} ${kept}`, call.caller);
        },
      },
    );
    state.journal = syscalls.journal;
    state.readsIdentity ||= syscalls.readsIdentity;
    if ("error" in outcome) return { error: describeThrown(outcome.error) };
    this.checkReturns(metadata, outcome.value);
    return outcome;
  }

  /** The time, random seed and environment for a function that starts now. */
  start(): SandboxStart {
    const [a = 0, b = 0, c = 0, d = 0] = randomFillSync(new Int32Array(4));
    const { clock, environment } = this.#parts;
    return { now: clock.now(), seed: [a, b, c, d], environment };
  }
}

function attempt(work: () => CallResult): CallResult {
  try {
    return work();
  } catch (error) {
    return { error: { message: (error as Error).message } };
  }
}
