/** Measurements of a run, stored as JSON records next to its results. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { TestInfo } from "@playwright/test";

interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The project that took the measurement. */
  readonly target: string;
}

/**
 * Writes `measure-<target>-<name>.json` into the results, and annotates the test with the value.
 */
export async function recordMeasure(
  testInfo: TestInfo,
  name: string,
  value: number,
  unit: string,
): Promise<void> {
  const measure: Measure = { name, value, unit, target: testInfo.project.name };
  const file = `measure-${testInfo.project.name}-${name.replaceAll(/\W+/g, "-")}.json`;
  await mkdir(testInfo.project.outputDir, { recursive: true });
  await writeFile(path.join(testInfo.project.outputDir, file), `${JSON.stringify(measure, undefined, 2)}\n`);
  testInfo.annotations.push({ type: "measure", description: `${name}: ${value.toFixed(2)} ${unit}` });
}
