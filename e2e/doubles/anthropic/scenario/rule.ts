/**
 * Scenarios as text, for a base URL (`/s/<scenario>`) or the control API: rules joined by `+`.
 *
 *     name[=value][@step[.position]][:total | *each]
 *
 * `529:2` the first two requests of all; `429=30@4:1` once in step 4, with a reset in 30 seconds; `false-citations*1` the first
 * answer of each task; `latency=2000` always.
 */
import { type Task, taskName } from "../task.ts";
import { isRuleName, MANNERS, MODEL_FAULTS, type RuleName } from "./names.ts";

/** One rule. */
export interface Rule {
  readonly name: `${RuleName}`;
  readonly value: string | undefined;
  /** `4` or `4.3`; absent for every request. */
  readonly at: string | undefined;
  /** How often it applies in all; absent: always. */
  readonly total: number | undefined;
  /** How often it applies to each task; absent: always. */
  readonly each: number | undefined;
}

/** A scenario that cannot be read. */
export class ScenarioInvalid extends Error {
  override readonly name = "ScenarioInvalid";
}

const RULE = /^([a-z0-9-]+)(?:=([^@:*+]*))?(?:@([1-6](?:\.\d+)?))?(?::(\d+)|\*(\d+))?$/;

/** Reads a scenario. Throws {@link ScenarioInvalid}. */
function readScenario(text: string): Rule[] {
  return text.split("+").map((part) => {
    const [, name = "", value, at, total, each] = RULE.exec(part) ?? [];
    if (!isRuleName(name)) throw new ScenarioInvalid(`« ${part} » is no rule of the Anthropic double.`);
    return {
      name,
      value,
      at,
      total: total === undefined ? undefined : Number(total),
      each: each === undefined ? undefined : Number(each),
    };
  });
}

/** A scenario in force, with what was used of it. */
export class Scenario {
  readonly text: string;
  readonly #rules: readonly { readonly rule: Rule; readonly used: Map<string, number> }[];

  constructor(text: string) {
    this.text = text;
    this.#rules = readScenario(text).map((rule) => ({ rule, used: new Map() }));
  }

  /**
   * The rules that apply to a request; each counts as used once more. At most one of them is a fault. A turn that only reads
   * is no answer that a model could spoil; the hostile calls take its place.
   */
  take(task: Task | undefined, isReading: boolean): Rule[] {
    const name = task === undefined ? "-" : `${task.repository} ${taskName(task)}`;
    const taken: Rule[] = [];
    let faulted = false;
    for (const { rule, used } of this.#rules) {
      const isManner = Object.hasOwn(MANNERS, rule.name);
      if (!matches(rule, task) || (faulted && !isManner) || !fits(rule, isReading)) continue;
      const all = [...used.values()].reduce((sum, count) => sum + count, 0);
      const own = used.get(name) ?? 0;
      if (all >= (rule.total ?? Infinity) || own >= (rule.each ?? Infinity)) continue;
      used.set(name, own + 1);
      faulted ||= !isManner;
      taken.push(rule);
    }
    return taken;
  }

  /** What was expected and has not come: rules with a count that were not used as often. */
  unconsumed(): string[] {
    return this.#rules.flatMap(({ rule, used }) => {
      const count = [...used.values()].reduce((sum, next) => sum + next, 0);
      const wanted = rule.total ?? (rule.each === undefined ? 0 : 1);
      return count >= wanted
        ? []
        : [`${rule.name} was to be played ${wanted} times and was played ${count} times`];
    });
  }
}

function matches({ at }: Rule, task: Task | undefined): boolean {
  if (at === undefined) return true;
  if (task === undefined) return false;
  return at === taskName(task) || at === String(task.step);
}

function fits({ name }: Rule, isReading: boolean): boolean {
  if (name === "hostile") return isReading;
  return !isReading || !Object.hasOwn(MODEL_FAULTS, name);
}
