/** How long the containers take, where their images are: what a person waits for before the first test. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "../../suite/test.ts";

/** Seconds on a machine with nothing else to do; `FONDATION_E2E_START_SECONDS` says it of one that is slower. */
const WARM_START = Number(process.env.FONDATION_E2E_START_SECONDS) || 12;
/** The same where courses are being made meanwhile. */
const BUSY_START = 5 * WARM_START;
/** What a processor may have to do, of its whole time, on a machine with nothing else to do. */
const IDLE = 0.5;

/** Names of the records of all starts of the run. */
const RECORD = /^system-containers-\d+\.json$/;

/** What is written about one start. */
interface StartRecord {
  /** Of each processor, in the minute before. */
  readonly load: number;
  readonly seconds: number;
  readonly services: readonly string[];
}

test(
  "the system is ready within seconds on images that exist, with two workers",
  {
    tag: "@containers",
  },
  async ({ system, measure }, { project, workerIndex }) => {
    const directory = project.outputDir;
    const read = async (file: string): Promise<StartRecord> =>
      JSON.parse(await readFile(path.join(directory, file), "utf8"));
    const own = await read(`system-${system.target}-${workerIndex}.json`);
    expect(own.services).toEqual(expect.arrayContaining(["worker-1", "worker-2"]));
    // Other tests may have started more workers since.
    expect(system.services.map(({ name }) => name)).toEqual(expect.arrayContaining([...own.services]));
    await measure("warm start", own.seconds, "s");

    const files = (await readdir(directory)).filter((file) => RECORD.test(file));
    const starts = await Promise.all(files.map(read));
    for (const { load, seconds } of starts)
      expect(seconds, `a start at a load of ${load}`).toBeLessThan(load < IDLE ? WARM_START : BUSY_START);
  },
);
