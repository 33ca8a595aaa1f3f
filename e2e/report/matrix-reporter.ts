/** The crash matrix as a table: takeover times by fault and stage. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { TAKEOVER } from "./takeover.ts";

/** `outputFile` gets the table in Markdown. Writes it to standard error, too. */
export default class MatrixReporter implements Reporter {
  readonly #file: string;
  /** Cells by stage, then by fault. */
  readonly #stages = new Map<string, Map<string, string>>();
  readonly #times: number[] = [];

  constructor(options: { readonly outputFile: string }) {
    this.#file = options.outputFile;
  }

  printsToStdio(): boolean {
    return false;
  }

  onTestEnd(test: TestCase, { annotations, status }: TestResult): void {
    const takeover = annotations.find(({ type }) => type === TAKEOVER)?.description;
    if (takeover === undefined) return;
    const stage = test.title.split(":")[0] ?? test.title;
    const row = this.#stages.get(stage) ?? new Map<string, string>();
    this.#stages.set(stage, row);
    const seconds = (Number(takeover) / 1_000).toFixed(2);
    row.set(test.parent.title, status === "passed" ? `${seconds} s` : `${seconds} s, FAILED`);
    this.#times.push(Number(takeover));
  }

  async onEnd(): Promise<void> {
    if (this.#times.length === 0) return;
    const text = `${this.#table()}\n\n${this.#summary()}\n`;
    process.stderr.write(`\n${text}`);
    await mkdir(path.dirname(this.#file), { recursive: true });
    await writeFile(this.#file, text);
  }

  #table(): string {
    const faults = [...new Set([...this.#stages.values()].flatMap((row) => [...row.keys()]))];
    const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
    return [
      line(["takeover at", ...faults]),
      line(["---", ...faults.map(() => "---")]),
      ...[...this.#stages].map(([stage, row]) =>
        line([stage, ...faults.map((fault) => row.get(fault) ?? "")]),
      ),
    ].join("\n");
  }

  #summary(): string {
    const sorted = this.#times.toSorted((a, b) => a - b);
    const at = (share: number) => ((sorted[Math.ceil(share * sorted.length) - 1] ?? 0) / 1_000).toFixed(2);
    return `${sorted.length} cells, takeover p50 ${at(0.5)} s, p95 ${at(0.95)} s, longest ${at(1)} s.`;
  }
}
