/** Runs a real Playwright child with cells of a small matrix. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { imports, runSmall } from "./small-run.ts";

const REPORTER = path.join(import.meta.dirname, "matrix-reporter.ts");

test("takeover times become a table of stages and faults, and failed cells say so", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "fondation-matrix-"));
  const file = path.join(folder, "table.md");
  const { all } = await runSmall(folder, {
    imports: [imports("TAKEOVER", "report/takeover.ts")],
    config: `{ testMatch: "*.pw.ts", workers: 1, reporter: [[${JSON.stringify(REPORTER)}, { outputFile: ${JSON.stringify(file)} }]] }`,
    spec: `
      for (const [fault, ms] of [["SIGKILL", 2500], ["pause", 3999]]) {
        test.describe(fault, () => {
          for (const stage of ["claimed", "step 1"]) {
            test(stage + ": completed once", () => {
              test.info().annotations.push({ type: TAKEOVER, description: String(ms) });
              expect(fault + stage).not.toBe("pausestep 1");
            });
          }
        });
      }
      test("another test", () => {});`,
  });
  const table = await readFile(file, "utf8");
  await rm(folder, { recursive: true, force: true });
  expect(table).toBe(
    [
      "| takeover at | SIGKILL | pause |",
      "| --- | --- | --- |",
      "| claimed | 2.50 s | 4.00 s |",
      "| step 1 | 2.50 s | 4.00 s, FAILED |",
      "",
      "4 cells, takeover p50 2.50 s, p95 4.00 s, longest 4.00 s.",
      "",
    ].join("\n"),
  );
  expect(all, "also in the terminal").toContain("takeover p50");
});
