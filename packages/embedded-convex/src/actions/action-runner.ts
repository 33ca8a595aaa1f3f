/**
 * Runs actions in a separate process, started with the first action, and answers its requests to
 * the backend. Each action has a thread, a time limit and a memory limit of its own.
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
import { type FromActionProcess, superviseActions, type ToActionProcess } from "./action-process.ts";
import { runAction } from "./action-thread.ts";

type Outcome = { value: string } | { error: ThrownError };

interface RunningAction {
  metadata: FunctionMetadata;
  caller: Caller;
  logLines: string[];
  settle(outcome: Outcome): void;
}

interface ActionRunnerOptions {
  functions: string;
  environment: Record<string, string>;
  /** The time limit of one action, in milliseconds. */
  limitMs?: number;
}

export class ActionRunner {
  readonly #host: FunctionHost;
  readonly #options: ActionRunnerOptions;
  readonly #running = new Map<number, RunningAction>();
  /** How many more actions may start at once. */
  #free: number = LIMITS.parallelActions;
  readonly #waiting: (() => void)[] = [];
  #process: ChildProcess | undefined;
  #lastCall = 0;
  #isStopped = false;

  constructor(host: FunctionHost, options: ActionRunnerOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Never rejects. */
  async run(call: Call): Promise<CallResult> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const result = await this.#call(call);
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
    return result;
  }

  async #call(call: Call): Promise<CallResult> {
    const logLines: string[] = [];
    const result = await this.#attempt(call, logLines);
    const answer = "value" in result ? result : failedCall(call, result.error, this.#host.log);
    return { ...answer, logLines };
  }

  /** Ends the process. Running actions fail. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    const process = this.#process;
    if (process === undefined || process.exitCode !== null || process.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      process.once("exit", () => resolve());
      endGroup(process);
    });
  }

  async #attempt(call: Call, logLines: string[]): Promise<CallResult> {
    try {
      const { executor } = this.#host;
      const metadata = executor.find(call.path, "action", call.caller);
      executor.checkArgs(metadata, call.args);
      const outcome = await this.#execute(metadata, call, logLines);
      if ("error" in outcome) return { error: describeThrown(outcome.error) };
      executor.checkReturns(metadata, outcome.value);
      return outcome;
    } catch (error) {
      return { error: { message: (error as Error).message } };
    }
  }

  #execute(metadata: FunctionMetadata, call: Call, logLines: string[]): Promise<Outcome> {
    if (this.#isStopped) return Promise.resolve({ error: { message: "The backend is stopping." } });
    this.#lastCall += 1;
    const callId = this.#lastCall;
    return new Promise((resolve) => {
      const { limitMs = LIMITS.actionMs } = this.#options;
      const timeout = setTimeout(() => {
        settle({ error: { message: `The action ran longer than ${limitMs / 60_000} minutes.` } });
        this.#send({ type: "end", callId });
      }, limitMs);
      const settle = (outcome: Outcome) => {
        clearTimeout(timeout);
        this.#running.delete(callId);
        resolve(outcome);
      };
      this.#running.set(callId, { metadata, caller: call.caller, logLines, settle });
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
    const child = spawn(process.execPath, ["--eval", programOf(superviseActions)], {
      env: {},
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      // The leader of a process group, so that programs that an action started end with it.
      detached: true,
    });
    child.on("message", (message) => void this.#receive(message as FromActionProcess));
    child.on("error", (error) => this.#ended(child, `cannot be started: ${error.message}`));
    child.on("exit", (code, signal) => this.#ended(child, `ended with ${signal ?? `code ${code}`}`));
    const { functions, environment } = this.#options;
    const load = { program: programOf(runAction), functions, environment, heapMb: LIMITS.actionHeapMb };
    child.send({ type: "load", ...load } satisfies ToActionProcess, () => {});
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
      if (action === undefined || action.logLines.length >= LIMITS.logLines) return;
      const line = message.line.slice(0, LIMITS.logLineLength);
      action.logLines.push(line);
      this.#host.log(`${action.metadata.path} ${line}`, action.caller);
    } else if (message.type === "done") {
      action?.settle(message.outcome as Outcome);
    } else if (action !== undefined) {
      const answer = await this.#answer(action, message);
      // The action's process may have ended. A new process does not know this request.
      if (!this.#running.has(message.callId)) return;
      const { callId, syscallId } = message;
      this.#send({ type: "answer", callId, syscallId, ...answer });
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
        // Does not wait for a free place, which its caller has.
        return await this.#call(call());
      case "1.0/actions/schedule": {
        const { path, args: scheduledArgs } = call();
        const time = Number(args.ts) * 1000 + behind;
        deployment.executor.checkScheduled(path);
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

/** The text of a program that is a function without parameters. */
function programOf(main: () => void): string {
  // A compiler may have added calls of this helper to the function.
  return `const __name = (value) => value; (${main.toString()})()`;
}

function endGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, "SIGKILL");
}
