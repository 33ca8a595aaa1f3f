/** Prints the table of a run with mutants. The run passes when every mutant is caught and named. */
import { writeFile } from "node:fs/promises";
import type { FullResult, Reporter, TestCase, TestError, TestResult } from "@playwright/test/reporter";
import { chosenMutants, FIRST } from "./selection.ts";
import { judge, type OwnerRun, tableText } from "./verdict.ts";

/** The file for the table as JSON. */
export const TABLE_FILE = "FONDATION_E2E_MUTANTS_TABLE";

export default class MutantsReporter implements Reporter {
  readonly #runs = new Map<string, OwnerRun>();
  readonly #outside: string[] = [];
  #count = 0;

  printsToStdio(): boolean {
    return true;
  }

  onBegin(): void {
    this.#count = chosenMutants().length;
  }

  onTestEnd(test: TestCase, { status, errors, duration }: TestResult): void {
    const [, id = ""] = test.titlePath();
    this.#runs.set(id, { status, errors: errors.map(textOf), seconds: duration / 1_000 });
    if (id.endsWith(FIRST)) return;
    process.stderr.write(`${this.#runs.size} of ${this.#count}: ${id}\n`);
  }

  onError(error: TestError): void {
    this.#outside.push(textOf(error));
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult["status"] }> {
    const verdicts = chosenMutants().map((mutant) => judge(mutant, this.#runs.get(mutant.id)));
    process.stdout.write(`${[...this.#outside, tableText(verdicts)].join("\n")}\n`);
    const file = process.env[TABLE_FILE];
    if (file) await writeFile(file, `${JSON.stringify(verdicts, undefined, 2)}\n`);
    if (result.status === "interrupted") return { status: "interrupted" };
    return { status: verdicts.every(({ outcome }) => outcome === "caught") ? "passed" : "failed" };
  }
}

const textOf = ({ message, value }: TestError): string => message ?? value ?? "";
