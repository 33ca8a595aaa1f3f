/** How long the containers take, where their images are: what a person waits for before the first test. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "../test.ts";

/** Seconds: loose, for a machine that has other things to do. */
const WARM_START = 60;

test(
  "the system is ready within a minute on images that exist",
  { tag: "@containers" },
  async ({ system, measure }, { project, workerIndex }) => {
    const record = path.join(project.outputDir, `system-${system.target}-${workerIndex}.json`);
    const { seconds, services } = JSON.parse(await readFile(record, "utf8"));
    // Other tests may have started more workers since.
    expect(system.services.map(({ name }) => name)).toEqual(expect.arrayContaining(services));
    await measure("warm start", seconds, "s");
    expect(seconds).toBeLessThan(WARM_START);
  },
);
