/**
 * One `vm` context that runs queries and mutations, one after the other. Clock, chance and
 * environment are set for each call; what a module keeps in variables of its own is not undone, so
 * functions must not (Convex promises them nothing about it either).
 *
 * The context has a microtask queue of its own, drained inside `runInContext`: so the time limit
 * also stops a loop after the first `await`, nothing of a call outlives it, and syscalls must
 * answer synchronously. It is determinism, not a security boundary.
 */
import { inspect } from "node:util";
import vm from "node:vm";
import { LIMITS } from "../values/limits.ts";
import { installGlobals, type SandboxHost, type SandboxStart } from "./sandbox-globals.ts";

/** What happens inside a call is told to this. */
export interface SandboxCall {
  /** Runs a syscall and returns its JSON. What it throws, the function sees as an Error. */
  syscall(kind: "syscall" | "asyncSyscall" | "jsSyscall", name: string, args: string): string;
  log(line: string): void;
}

/** What a function threw. `data` is set for a ConvexError: its data as Convex JSON. */
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

/** The names under which code appears in stack traces. */
const FILE_NAME = "convex/functions.js";
/** Functions sent as text may have been through a compiler that names them by a helper. */
const COMPILER_HELPERS = "const __name = (value) => value;";
const GLOBALS = new vm.Script(`(() => { ${COMPILER_HELPERS} return (${installGlobals.toString()}); })()`, {
  filename: "convex/globals.js",
});
const INVOKE = new vm.Script("__invoke(__request)", { filename: "convex/invoke.js" });

/** Compiled functions; cheap to run in many contexts. */
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

  /** Runs one function to its end. Never throws for what the function does. */
  invoke(invocation: Invocation, start: SandboxStart, call: SandboxCall): Outcome {
    this.#call = call;
    this.#syscallMs = 0;
    this.#start(start);
    this.#context.__request = JSON.stringify(invocation);
    const cpu = process.threadCpuUsage();
    try {
      INVOKE.runInContext(this.#context, { timeout: LIMITS.wallClockMs });
    } catch (error) {
      this.#isBroken = true;
      return { error: stopped(error) };
    }
    const { user, system } = process.threadCpuUsage(cpu);
    if ((user + system) / 1000 - this.#syscallMs > LIMITS.userCodeMs) return { error: TOOK_TOO_LONG };
    this.#call = undefined;
    const outcome = this.#context.__outcome as string | undefined;
    return outcome === undefined ? { error: NEVER_SETTLED } : (JSON.parse(outcome) as Outcome);
  }

  /** Whether a call was cut off in the middle: what it left behind is not to be trusted. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Evaluates an expression, for what is not a function call: metadata, schema, configuration. */
  evaluate(expression: string, start?: SandboxStart): unknown {
    if (start !== undefined) this.#start(start);
    return vm.runInContext(expression, this.#context, { timeout: LIMITS.wallClockMs });
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

/** The context's own errors are of another realm: told apart by their code, not by their class. */
function stopped(error: unknown): ThrownError {
  const { code, message } = error as { code?: string; message?: string };
  return code === "ERR_SCRIPT_EXECUTION_TIMEOUT" ? TOOK_TOO_LONG : { message: message ?? String(error) };
}
