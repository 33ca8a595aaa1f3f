/** The scenarios in force: one for each prefix of a base URL, one for each repository, one for all. */
import type { Task } from "../wire/task.ts";
import type { MODIFIERS } from "./names.ts";
import { type Rule, Scenario, type Turn } from "./rule.ts";

const PREFIX = /^\/s\/([^/]+)(\/.*)$/;

/** Keeps them with what was used of each. */
export class Scenarios {
  readonly #byPrefix = new Map<string, Scenario>();
  readonly #byRepository = new Map<string, Scenario[]>();

  /** Takes the prefix off a path; the same prefix always means the same scenario. Throws ScenarioInvalid. */
  split(pathname: string): { readonly pathname: string; readonly scenario: Scenario | undefined } {
    const [, prefix, rest] = PREFIX.exec(pathname) ?? [];
    if (prefix === undefined || rest === undefined) return { pathname, scenario: undefined };
    const text = decodeURIComponent(prefix);
    const scenario = this.#byPrefix.get(text) ?? new Scenario(text);
    this.#byPrefix.set(text, scenario);
    return { pathname: rest, scenario };
  }

  /** Adds one for a repository, `*` for all; an empty text takes away what was set. Throws ScenarioInvalid. */
  set(repository: string, text: string): void {
    if (text === "") this.#byRepository.delete(repository);
    else
      this.#byRepository.set(repository, [...(this.#byRepository.get(repository) ?? []), new Scenario(text)]);
  }

  /** The value of a modifier for a request; the base URL comes first. */
  modifier(name: keyof typeof MODIFIERS, scenario: Scenario | undefined, task: Task): string | undefined {
    return this.#inForce(scenario, task)
      .map((next) => next.modifier(name, task))
      .find((value) => value !== undefined);
  }

  /** The fault for a request, of the first scenario that has one; the base URL comes first. */
  take(scenario: Scenario | undefined, task: Task, turn: Turn): Rule | undefined {
    for (const next of this.#inForce(scenario, task)) {
      const rule = next.take(task, turn);
      if (rule !== undefined) return rule;
    }
    return undefined;
  }

  /** What was expected and has not come. */
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
