/** Keeps one context ready, so that a call need not wait for the making of its own. */
import type vm from "node:vm";
import { Sandbox } from "./sandbox.ts";

export class SandboxPool {
  readonly #functions: vm.Script;
  #ready: Sandbox | undefined;
  #refill: NodeJS.Immediate | undefined;

  constructor(functions: vm.Script) {
    this.#functions = functions;
  }

  /** A fresh context. */
  take(): Sandbox {
    const sandbox = this.#ready ?? new Sandbox(this.#functions);
    this.#ready = undefined;
    this.#refill ??= setImmediate(() => {
      this.#refill = undefined;
      this.#ready ??= new Sandbox(this.#functions);
    });
    return sandbox;
  }

  close(): void {
    clearImmediate(this.#refill);
  }
}
