/**
 * Runs actions in a separate process, started with the first action, and answers its requests to
 * the backend.
 */

import { type ChildProcess, spawn } from "node:child_process";
import type { JSONValue } from "convex/values";
import type { Caller } from "../auth/caller.ts";
import { UnsupportedError } from "../convex-errors.ts";
import type { CallResult } from "../functions/call.ts";
import { describeThrown, failedCall } from "../functions/call-errors.ts";
import type { Call } from "../functions/executor.ts";
import type { FunctionHost } from "../functions/function-host.ts";
import type { FunctionMetadata } from "../functions/function-metadata.ts";
import { addressedPath, parseFunctionPath } from "../functions/function-path.ts";
import type { ThrownError } from "../sandbox/sandbox.ts";
import { cancelScheduled, schedule } from "../scheduled/scheduled-functions.ts";
import { LIMITS } from "../values/convex-limits.ts";
import { type FromActionProcess, runActions, type ToActionProcess } from "./action-process.ts";

type Outcome = { value: string } | { error: ThrownError };

interface RunningAction {
  metadata: FunctionMetadata;
  caller: Caller;
  settle(outcome: Outcome): void;
}

export class ActionRunner {
  readonly #host: FunctionHost;
  readonly #load: { functions: string; environment: Record<string, string> };
  readonly #running = new Map<number, RunningAction>();
  #process: ChildProcess | undefined;
  #lastCall = 0;
  #isStopped = false;

  constructor(host: FunctionHost, load: { functions: string; environment: Record<string, string> }) {
    this.#host = host;
    this.#load = load;
  }

  /** Never rejects. */
  async run(call: Call): Promise<CallResult> {
    const result = await this.#attempt(call);
    return "value" in result ? result : failedCall(call.path, result.error, this.#host.log);
  }

  /** Ends the process. Running actions fail. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    const process = this.#process;
    if (process === undefined || process.exitCode !== null || process.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      process.once("exit", () => resolve());
      process.kill("SIGKILL");
    });
  }

  async #attempt(call: Call): Promise<CallResult> {
    try {
      const { executor } = this.#host;
      const metadata = executor.find(call.path, "action", call.caller);
      executor.checkArgs(metadata, call.args);
      const outcome = await this.#execute(metadata, call);
      if ("error" in outcome) return { error: describeThrown(outcome.error) };
      executor.checkReturns(metadata, outcome.value);
      return outcome;
    } catch (error) {
      return { error: { message: (error as Error).message } };
    }
  }

  #execute(metadata: FunctionMetadata, call: Call): Promise<Outcome> {
    if (this.#isStopped) return Promise.resolve({ error: { message: "The backend is stopping." } });
    this.#lastCall += 1;
    const callId = this.#lastCall;
    return new Promise((resolve) => {
      const timeout = setTimeout(() => {
        settle({ error: { message: `The action ran longer than ${LIMITS.actionMs / 60_000} minutes.` } });
        // The action may be in an endless loop, which would block all other actions of the process.
        this.#process?.kill("SIGKILL");
      }, LIMITS.actionMs);
      const settle = (outcome: Outcome) => {
        clearTimeout(timeout);
        this.#running.delete(callId);
        resolve(outcome);
      };
      this.#running.set(callId, { metadata, caller: call.caller, settle });
      const args = JSON.stringify([call.args]);
      this.#send({ type: "run", callId, ...parseFunctionPath(metadata.path), args });
    });
  }

  #send(message: ToActionProcess): void {
    this.#process ??= this.#startProcess();
    // Writing to an ending process fails. Its "exit" event settles the pending calls.
    this.#process.send(message, () => {});
  }

  #startProcess(): ChildProcess {
    const program = `const __name = (value) => value; (${runActions.toString()})()`;
    const child = spawn(process.execPath, ["--eval", program], {
      env: {},
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    child.on("message", (message) => void this.#receive(message as FromActionProcess));
    child.on("error", (error) => this.#ended(child, `cannot be started: ${error.message}`));
    child.on("exit", (code, signal) => this.#ended(child, `ended with ${signal ?? `code ${code}`}`));
    child.send({ type: "load", ...this.#load } satisfies ToActionProcess, () => {});
    return child;
  }

  /** The next action gets a new process. */
  #ended(child: ChildProcess, how: string): void {
    if (this.#process === child) this.#process = undefined;
    for (const action of [...this.#running.values()]) {
      action.settle({ error: { message: `The process that runs actions ${how}.` } });
    }
  }

  async #receive(message: FromActionProcess): Promise<void> {
    const action = this.#running.get(message.callId);
    if (message.type === "log") {
      this.#host.log(`${action?.metadata.path ?? "action"} ${message.line}`);
    } else if (message.type === "done") {
      action?.settle(message.outcome as Outcome);
    } else if (action !== undefined) {
      const answer = await this.#answer(action, message);
      // The action's process may have ended. A new process does not know this request.
      if (!this.#running.has(message.callId)) return;
      this.#send({ type: "answer", syscallId: message.syscallId, ...answer });
    }
  }

  async #answer(action: RunningAction, message: { name: string; args: string; now: number }) {
    try {
      const args = JSON.parse(message.args) as Record<string, unknown>;
      const behind = this.#host.clock.now() - message.now;
      const result = await this.#syscall(action, message.name, args, behind);
      return "value" in result ? { json: result.value } : { error: result.error };
    } catch (error) {
      return { error: { message: (error as Error).message } };
    }
  }

  /**
   * The `1.0/actions/…` system calls of the npm package's src/server/impl. `behind`: how far the
   * machine's clock, which actions see, is behind the deployment's, in milliseconds.
   */
  async #syscall(
    action: RunningAction,
    name: string,
    args: Record<string, unknown>,
    behind: number,
  ): Promise<CallResult> {
    const deployment = this.#host;
    const call = (): Call => ({
      path: addressedPath(args as { name?: string }),
      args: args.args as JSONValue,
      caller: { ...action.caller, mayCallInternal: true },
    });
    switch (name) {
      case "1.0/actions/query":
        return deployment.executor.query(call()).result;
      case "1.0/actions/mutation":
        return deployment.mutate(call()).result;
      case "1.0/actions/action":
        return await deployment.act(call());
      case "1.0/actions/schedule": {
        const { path, args: scheduledArgs } = call();
        const time = Number(args.ts) * 1000 + behind;
        return {
          value: JSON.stringify(deployment.transact((tx) => schedule(tx, path, scheduledArgs, time))),
        };
      }
      case "1.0/actions/cancel_job":
        deployment.transact((transaction) => cancelScheduled(transaction, String(args.id)));
        return { value: "null" };
      case "1.0/getUserIdentity":
        return { value: JSON.stringify(action.caller.identity?.attributes ?? null) };
      case "1.0/getFunctionMetadata":
        return { value: JSON.stringify({ name: action.metadata.path, componentPath: "" }) };
      default:
        throw new UnsupportedError(`the syscall "${name}" in actions`);
    }
  }
}
