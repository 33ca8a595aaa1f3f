/** Keeps the contexts that are not running a function; calls that nest need one each. */
import type vm from "node:vm";
import { type Invocation, type Outcome, Sandbox, type SandboxCall } from "./sandbox.ts";
import type { SandboxStart } from "./sandbox-globals.ts";

export class SandboxPool {
  readonly #functions: vm.Script;
  readonly #idle: Sandbox[] = [];

  constructor(functions: vm.Script) {
    this.#functions = functions;
  }

  /**
   * Runs one function in a context that nothing else uses meanwhile. Never throws for what the
   * function does.
   */
  run(invocation: Invocation, start: SandboxStart, call: SandboxCall): Outcome {
    const sandbox = this.#idle.pop() ?? this.create();
    const outcome = sandbox.invoke(invocation, start, call);
    if (!sandbox.isBroken) this.#idle.push(sandbox);
    return outcome;
  }

  /** A context of one's own. */
  create(): Sandbox {
    return new Sandbox(this.#functions);
  }
}
