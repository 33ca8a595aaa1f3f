/** Counts what a check examines, and keeps its findings. */

import type { CheckOutcome, Finding, Language, Measure } from "@fondation/course";

export interface Fault {
  readonly message: string;
  /** 1-based line of the document. */
  readonly line?: number;
}

export interface CheckName {
  /** `G1`, `G2`, … */
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
}

/** The running count of one check. */
export class Tally {
  readonly #name: CheckName;
  readonly #findings: Finding[] = [];
  #checked = 0;
  #failed = 0;

  constructor(name: CheckName) {
    this.#name = name;
  }

  /**
   * Counts one examined item of the document `slug`. The item fails when it has a fault. `told`:
   * false when an earlier finding says the same.
   */
  count(slug: string, faults: readonly Fault[], told = true): void {
    this.#checked += 1;
    if (faults.length > 0) this.#failed += 1;
    if (!told) return;
    for (const { message, line } of faults) {
      this.#findings.push({ check: this.#name.id, slug, ...(line === undefined ? {} : { line }), message });
    }
  }

  /** One failed item fails the check. */
  outcome(language: Language): CheckOutcome {
    const { id, title } = this.#name;
    const findings = [...this.#findings];
    return { id, title: title[language], checked: this.#checked, failed: this.#failed, findings };
  }

  /** The check passes when at least this percentage of the items has no fault. */
  outcomeOf(language: Language, atLeast: number): CheckOutcome {
    const outcome = this.outcome(language);
    if (outcome.checked === 0) return outcome;
    const percent = roundedDown((100 * (outcome.checked - outcome.failed)) / outcome.checked);
    return measured(outcome, { percent, atLeast });
  }
}

/** The outcome of a check that passes when its measure keeps the bound. */
export function measured(outcome: CheckOutcome, measure: Measure): CheckOutcome {
  const { percent, atLeast = 0, atMost = 100 } = measure;
  return { ...outcome, measure, passed: percent >= atLeast && percent <= atMost };
}

/** With one decimal. A share below a bound never looks as if it kept it. */
export function roundedDown(percent: number): number {
  return Math.floor(percent * 10 + 1e-9) / 10;
}

/** With one decimal. A share above a bound never looks as if it kept it. */
export function roundedUp(percent: number): number {
  return Math.max(0, Math.ceil(percent * 10 - 1e-9) / 10);
}
