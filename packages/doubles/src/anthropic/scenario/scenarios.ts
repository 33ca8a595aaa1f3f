/** All scenarios: by the prefix of a base URL, by repository, or for all repositories (`*`). */
import type { Task } from "../wire/task.ts";
import type { MODIFIERS } from "./names.ts";
import { type Rule, Scenario, type Turn } from "./rule.ts";

const PREFIX = /^\/s\/([^/]+)(\/.*)$/;

export class Scenarios {
  readonly #byPrefix = new Map<string, Scenario>();
  readonly #byRepository = new Map<string, Scenario[]>();

  /**
   * Removes the scenario's prefix from a path. Equal prefixes share one scenario with its counts.
   * Throws ScenarioInvalid.
   */
  split(pathname: string): { readonly pathname: string; readonly scenario: Scenario | undefined } {
    const [, prefix, rest] = PREFIX.exec(pathname) ?? [];
    if (prefix === undefined || rest === undefined) return { pathname, scenario: undefined };
    const text = decodeURIComponent(prefix);
    const scenario = this.#byPrefix.get(text) ?? new Scenario(text);
    this.#byPrefix.set(text, scenario);
    return { pathname: rest, scenario };
  }

  /**
   * Adds a scenario for a repository, or for all with `*`. An empty text removes its scenarios.
   * Throws ScenarioInvalid.
   */
  set(repository: string, text: string): void {
    if (text === "") this.#byRepository.delete(repository);
    else
      this.#byRepository.set(repository, [...(this.#byRepository.get(repository) ?? []), new Scenario(text)]);
  }

  /** The value of a modifier for a request. The scenario of the base URL takes precedence. */
  modifier(name: keyof typeof MODIFIERS, scenario: Scenario | undefined, task: Task): string | undefined {
    return this.#inForce(scenario, task)
      .map((next) => next.modifier(name, task))
      .find((value) => value !== undefined);
  }

  /**
   * The fault for a request from the first scenario that has one. The base URL takes precedence.
   */
  take(scenario: Scenario | undefined, task: Task, turn: Turn): Rule | undefined {
    for (const next of this.#inForce(scenario, task)) {
      const rule = next.take(task, turn);
      if (rule !== undefined) return rule;
    }
    return undefined;
  }

  /** The expectations that are not met yet, as sentences. */
  unconsumed(repository?: string): string[] {
    const sets =
      repository === undefined
        ? [...this.#byRepository.values()]
        : [this.#byRepository.get(repository) ?? []];
    const prefixed = repository === undefined ? [...this.#byPrefix.values()] : [];
    return [...prefixed, ...sets.flat()].flatMap((scenario) => scenario.unconsumed());
  }

  #inForce(scenario: Scenario | undefined, { repository }: Task): Scenario[] {
    const own = this.#byRepository.get(repository) ?? [];
    return [...(scenario === undefined ? [] : [scenario]), ...own, ...(this.#byRepository.get("*") ?? [])];
  }
}
