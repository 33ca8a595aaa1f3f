/** How long containers take to start from existing images. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "../../suite/test.ts";

interface StartRecord {
  readonly seconds: number;
  readonly services: readonly string[];
}

test(
  "the system starts from existing images with two workers, and records its time",
  {
    tag: "@containers",
  },
  async ({ system, measure }, { project, workerIndex }) => {
    const file = path.join(project.outputDir, `system-${system.target}-${workerIndex}.json`);
    const own: StartRecord = JSON.parse(await readFile(file, "utf8"));
    expect(own.services).toEqual(expect.arrayContaining(["worker-1", "worker-2"]));
    // Other tests may have started more workers.
    expect(system.services.map(({ name }) => name)).toEqual(expect.arrayContaining([...own.services]));
    await measure("warm start", own.seconds, "s");
  },
);
