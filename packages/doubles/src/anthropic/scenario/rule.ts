/**
 * Scenarios as text, for a base URL (`/s/<scenario>`) or the control routes: rules joined by `+`.
 *
 *     name[=value][@step[.position]][:total | *each]
 *
 * `529:2` applies to the first two requests, `429=30@4:1` once in step 4 with a reset in 30
 * seconds, `false-citations*1` to the first answer of each task, `latency=2000` to every request.
 */
import { type Task, taskName } from "../wire/task.ts";
import { isRuleName, MODIFIERS, MODEL_FAULTS, type RuleName } from "./names.ts";

export interface Rule {
  readonly name: `${RuleName}`;
  readonly value: string | undefined;
  /** A step (`4`) or a task (`4.3`); absent for every request. */
  readonly at: string | undefined;
  /** How often the rule applies in total; absent for always. */
  readonly total: number | undefined;
  /** How often the rule applies to each task; absent for always. */
  readonly each: number | undefined;
}

/** For a text that is not a scenario. */
export class ScenarioInvalid extends Error {
  override readonly name = "ScenarioInvalid";
}

const RULE = /^([a-z0-9-]+)(?:=([^@:*+]*))?(?:@([1-6](?:\.\d+)?))?(?::(\d+)|\*(\d+))?$/;

function readScenario(text: string): Rule[] {
  return text.split("+").map((part) => {
    const [, name = "", value, at, total, each] = RULE.exec(part) ?? [];
    if (!isRuleName(name)) throw new ScenarioInvalid(`« ${part} » is not a rule of the Anthropic double.`);
    return {
      name,
      value,
      at,
      total: total === undefined ? undefined : Number(total),
      each: each === undefined ? undefined : Number(each),
    };
  });
}

/** The place of a request in its conversation. */
export interface Turn {
  /** Whether this is the first request with the client's tools. */
  readonly isFirst: boolean;
  /** Whether the answer is a Read of the checkout. */
  readonly isReading: boolean;
}

/** A scenario, and how often each of its rules was played. */
export class Scenario {
  readonly text: string;
  readonly #rules: readonly { readonly rule: Rule; readonly used: Map<string, number> }[];

  constructor(text: string) {
    this.text = text;
    this.#rules = readScenario(text).map((rule) => ({ rule, used: new Map() }));
  }

  /** The value of a modifier for a task; undefined when the scenario does not set it. */
  modifier(name: keyof typeof MODIFIERS, task: Task | undefined): string | undefined {
    return this.#rules.find(({ rule }) => rule.name === name && matches(rule, task))?.rule.value;
  }

  /**
   * Returns the fault for a request and counts it as played once more. A turn that only reads gets
   * no fault of the model. Hostile calls replace the Read of the first turn.
   */
  take(task: Task | undefined, turn: Turn): Rule | undefined {
    const name = task === undefined ? "-" : `${task.repository} ${taskName(task)}`;
    const found = this.#rules.find(({ rule, used }) => {
      if (Object.hasOwn(MODIFIERS, rule.name) || !matches(rule, task) || !fits(rule, turn)) return false;
      return sum(used) < (rule.total ?? Infinity) && (used.get(name) ?? 0) < (rule.each ?? Infinity);
    });
    found?.used.set(name, (found.used.get(name) ?? 0) + 1);
    return found?.rule;
  }

  /** Rules with a count that were played too few times, as sentences. */
  unconsumed(): string[] {
    return this.#rules.flatMap(({ rule, used }) => {
      const count = sum(used);
      const wanted = rule.total ?? (rule.each === undefined ? 0 : 1);
      return count >= wanted
        ? []
        : [`${rule.name} was expected ${wanted} times and was played ${count} times`];
    });
  }
}

function matches({ at }: Rule, task: Task | undefined): boolean {
  if (at === undefined) return true;
  if (task === undefined) return false;
  return at === taskName(task) || at === String(task.step);
}

function fits({ name }: Rule, { isFirst, isReading }: Turn): boolean {
  if (name === "hostile") return isFirst;
  return !isReading || !Object.hasOwn(MODEL_FAULTS, name);
}

function sum(used: ReadonlyMap<string, number>): number {
  return [...used.values()].reduce((total, next) => total + next, 0);
}
