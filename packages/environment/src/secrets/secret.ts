/** A value that cannot be printed by accident. */
import { inspect } from "node:util";
import { registerSecret } from "./redaction.ts";

/**
 * Every conversion to text gives `[secret NAME]`. {@link redact} knows the value as soon as it is
 * constructed.
 */
export class Secret {
  readonly #value: string;
  readonly name: string;

  constructor(value: string, name: string) {
    this.#value = value;
    this.name = name;
    registerSecret(value, name);
  }

  /** The value itself, for the one call that needs it. Never log, throw or pass it in argv. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return `[secret ${this.name}]`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}
