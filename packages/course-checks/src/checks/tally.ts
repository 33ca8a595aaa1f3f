/** Counts what a check examines, and keeps its findings. */

import type { CheckOutcome, Finding, Language } from "@fondation/course";

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

  /** Counts one examined item of the document `slug`. The item fails when it has a fault. */
  count(slug: string, faults: readonly Fault[]): void {
    this.#checked += 1;
    if (faults.length > 0) this.#failed += 1;
    for (const { message, line } of faults) {
      this.#findings.push({ check: this.#name.id, slug, ...(line === undefined ? {} : { line }), message });
    }
  }

  outcome(language: Language): CheckOutcome {
    const { id, title } = this.#name;
    const findings = [...this.#findings];
    return { id, title: title[language], checked: this.#checked, failed: this.#failed, findings };
  }
}
