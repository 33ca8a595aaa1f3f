/** Keeps idle contexts. Nested calls need one context each. */
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
   * Runs one function in a context that no other call uses at the same time. Returns errors of the
   * function instead of throwing them.
   */
  run(invocation: Invocation, start: SandboxStart, call: SandboxCall): Outcome {
    const sandbox = this.#idle.pop() ?? this.create();
    const outcome = sandbox.invoke(invocation, start, call);
    if (!sandbox.isBroken) this.#idle.push(sandbox);
    return outcome;
  }

  /** Creates a context outside the pool. */
  create(): Sandbox {
    return new Sandbox(this.#functions);
  }
}
