/**
 * One `vm` context that runs queries and mutations one after the other. Time, random seed and
 * environment are set for each call. Module variables keep their values between calls, so functions
 * must not rely on them (nor does Convex guarantee anything about them).
 *
 * The context has its own microtask queue, which is drained inside `runInContext`. Therefore the
 * time limit also stops a loop after the first `await`, a call leaves no pending work, and system
 * calls must answer synchronously. The context gives determinism; it is not a security boundary.
 */
import { inspect } from "node:util";
import vm from "node:vm";
import { LIMITS } from "../values/convex-limits.ts";
import { ignoreRejections, type TrackedPromises, trackPromises } from "./rejections.ts";
import { runWithin } from "./time-limit.ts";
import { installGlobals, type SandboxHost, type SandboxStart } from "./sandbox-globals.ts";

/** The host's callbacks for one call. */
export interface SandboxCall {
  /** Runs a system call and returns its JSON. An exception becomes an Error in the function. */
  syscall(kind: "syscall" | "asyncSyscall" | "jsSyscall", name: string, args: string): string;
  log(line: string): void;
}

/** An exception of a function. `data` is set for a ConvexError: its data as Convex JSON. */
export interface ThrownError {
  name?: string;
  message: string;
  stack?: string;
  data?: unknown;
}

export type Outcome = { value: string } | { error: ThrownError };

export interface Invocation {
  module: string;
  exportName: string;
  method: "invokeQuery" | "invokeMutation";
  args: string;
}

interface Rejection {
  promise: Promise<unknown>;
  reason: unknown;
}

/** The file name of the functions in stack traces. */
const FILE_NAME = "convex/functions.js";
/** A compiler may have added calls of this helper to functions that are sent as text. */
const COMPILER_HELPERS = "const __name = (value) => value;";
const GLOBALS = new vm.Script(`(() => { ${COMPILER_HELPERS} return (${installGlobals.toString()}); })()`, {
  filename: "convex/globals.js",
});
const INVOKE = new vm.Script("__invoke(__request)", { filename: "convex/invoke.js" });
const WATCH = new vm.Script("__watch(__promises)", { filename: "convex/watch.js" });
const DESCRIBE = new vm.Script("__describe(__thrown)", { filename: "convex/describe.js" });

/** Compiles the functions once. The script is cheap to run in many contexts. */
export function compileFunctions(functions: string): vm.Script {
  return new vm.Script(functions, { filename: FILE_NAME });
}

export class Sandbox {
  readonly #context: Record<string, unknown> & vm.Context;
  #call: SandboxCall | undefined;
  #syscallMs = 0;
  #isBroken = false;

  constructor(functions: vm.Script) {
    this.#context = vm.createContext(vm.constants.DONT_CONTEXTIFY, { microtaskMode: "afterEvaluate" });
    const install = GLOBALS.runInContext(this.#context) as typeof installGlobals;
    install(this.#context, this.#host());
    functions.runInContext(this.#context);
  }

  /** Runs one function to its end. Returns its errors instead of throwing them. */
  invoke(invocation: Invocation, start: SandboxStart, call: SandboxCall): Outcome {
    this.#call = call;
    this.#syscallMs = 0;
    this.#start(start);
    this.#context.__request = JSON.stringify(invocation);
    const cpu = process.threadCpuUsage();
    const { error, promises } = this.#run(INVOKE);
    const { user, system } = process.threadCpuUsage(cpu);
    this.#call = undefined;
    if (error !== undefined) return { error };
    promises.awaited.add(this.#context.__settled as Promise<unknown>);
    const stray = this.#strayRejection(promises);
    if ((user + system) / 1000 - this.#syscallMs > LIMITS.userCodeMs) return { error: TOOK_TOO_LONG };
    const { __value: value, __error: thrown } = this.#context;
    if (thrown !== undefined) return { error: JSON.parse(String(thrown)) as ThrownError };
    if (stray !== undefined) return { error: stray };
    return value === undefined ? { error: NEVER_SETTLED } : { value: String(value) };
  }

  /** Whether a call was interrupted. The state of the context is then undefined. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Evaluates an expression that is not a function call: metadata, schema, configuration. */
  evaluate(expression: string, start?: SandboxStart): unknown {
    if (start !== undefined) this.#start(start);
    const { value, error, promises } = this.#run(new vm.Script(expression));
    const failure = error ?? this.#strayRejection(promises);
    if (failure !== undefined) throw new Error(failure.message);
    return value;
  }

  /** Runs a script and the microtasks that it leaves. */
  #run(script: vm.Script): { value?: unknown; error?: ThrownError; promises: TrackedPromises } {
    let result: { value?: unknown; error?: ThrownError } = { error: TOOK_TOO_LONG };
    const promises = trackPromises(() => {
      runWithin(LIMITS.wallClockMs, () => {
        try {
          result = { value: script.runInContext(this.#context) };
        } catch (error) {
          // Of another realm, so not an instance of this one's Error.
          result = { error: { message: (error as Error).message ?? String(error) } };
        }
      });
    });
    if (result.error !== undefined) {
      this.#isBroken = true;
      ignoreRejections(promises);
    }
    return { ...result, promises };
  }

  /**
   * The first rejection that no code handles. Convex fails a function for it. Node, which would end
   * the process, is told that it is handled.
   */
  #strayRejection({ settled, awaited }: TrackedPromises): ThrownError | undefined {
    const all = [...settled];
    const isAwaited = ({ promise }: Rejection) => awaited.has(promise);
    const unawaited = all.filter((promise) => !awaited.has(promise));
    if (unawaited.length === 0 || this.#rejected(unawaited).length === 0) return undefined;
    const rejected = this.#rejected(all);
    // Some forms, such as `for await` over an array of promises, handle a promise without deriving
    // one from it. Then a later promise with the same reason is handled.
    const stray = rejected.find((found, at) => {
      const isPassedOn = (later: Rejection) => isAwaited(later) && Object.is(later.reason, found.reason);
      return !isAwaited(found) && !rejected.slice(at + 1).some(isPassedOn);
    });
    if (stray === undefined) return undefined;
    this.#context.__thrown = stray.reason;
    const { value, error } = this.#run(DESCRIBE);
    return error ?? (JSON.parse(String(value)) as ThrownError);
  }

  /** Those of the settled promises that are rejected, in their order. */
  #rejected(settled: Promise<unknown>[]): Rejection[] {
    this.#context.__promises = settled;
    const { value } = this.#run(WATCH);
    return Array.from((value ?? []) as Rejection[]);
  }

  #start(start: SandboxStart): void {
    (this.#context.__start as (start: string) => void)(JSON.stringify(start));
  }

  #host(): SandboxHost {
    return {
      call: (kind, name, args) => this.#syscall(kind, name, args),
      log: (level, values) => {
        const text = values
          .map((value) => (typeof value === "string" ? `'${value}'` : inspect(value)))
          .join(" ");
        this.#call?.log(`[${level}] ${text}`);
      },
      utf8Encode: (text) => Buffer.from(text, "utf8"),
      utf8Decode: (bytes, label, fatal, ignoreBOM) =>
        new TextDecoder(label, { fatal, ignoreBOM }).decode(bytes),
      URL,
      URLSearchParams,
      atob,
      btoa,
    };
  }

  #syscall(kind: "syscall" | "asyncSyscall" | "jsSyscall", name: string, args: string): string {
    const started = performance.now();
    try {
      if (this.#call === undefined)
        throw new Error(`Convex's "${name}" cannot be used while a module is loaded.`);
      return `+${this.#call.syscall(kind, name, args)}`;
    } catch (error) {
      const { message, data } = error as Error & { data?: unknown };
      return `-${JSON.stringify(data === undefined ? { message } : { message, data })}`;
    } finally {
      this.#syscallMs += performance.now() - started;
    }
  }
}

const TOOK_TOO_LONG: ThrownError = {
  message: `Function execution timed out (maximum duration: ${LIMITS.userCodeMs / 1000}s).`,
};

const NEVER_SETTLED: ThrownError = {
  message: "The function awaits a promise that can never settle: only ctx.* calls may be awaited here.",
};
