/**
 * Kills a backend with -9 again and again while clients write. `CRASH_POINTS` says how often
 * (default: 100), `CRASH_SEED` which moments (default: others in each run).
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { build } from "esbuild";
import { expect, onTestFinished, test } from "vitest";
import { bundleFunctions } from "../index.ts";
import { httpClient, query, startBoard, temporaryDirectory } from "../testing/board.ts";
import { type CrashRun, runUntilKilled } from "../testing/crash-run.ts";

const POINTS = Number(process.env.CRASH_POINTS ?? 100);
const SEED = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 2 ** 31));
const SOURCES = join(import.meta.dirname, "..");
const FUNCTIONS = join(SOURCES, "../fixtures/batches/convex");
/** Batches that one query reads. */
const PAGE = 200;

interface Batch {
  number: number;
  version: number;
  confirmations: number;
  createdAt: number;
  lines: { line: number; version: number }[];
}

test(`${POINTS} kills at random moments lose and repeat nothing`, async () => {
  const files = await backendFiles();
  const random = randomNumbers(SEED);
  const runs: CrashRun[] = [];
  for (let point = 0; point < POINTS; point += 1) {
    runs.push(await runUntilKilled(files, runs.at(-1)?.to ?? 0, random));
  }

  const log: string[] = [];
  const functions = await bundleFunctions(FUNCTIONS);
  const backend = await startBoard({ functions, dataDirectory: files.data, log: (line) => log.push(line) });
  const client = httpClient(backend);
  const read = async () => {
    const batches: Batch[] = [];
    const end = runs.at(-1)?.to ?? 0;
    for (let from = 0; from < end; from += PAGE) {
      batches.push(...(await client.query(query("batches:read"), { from, to: from + PAGE })));
    }
    return batches;
  };
  await expect.poll(async () => (await read()).filter((batch) => batch.confirmations === 0)).toEqual([]);
  const batches = await read();
  await backend.stop();

  const hint = `seed ${SEED}`;
  expect(lostBatches(runs, batches), hint).toEqual([]);
  expect(partialBatches(batches), hint).toEqual([]);
  expect(
    batches.filter((batch) => batch.confirmations !== 1),
    hint,
  ).toEqual([]);
  expect(runsBackInTime(runs, batches), hint).toEqual([]);
  expect(log, hint).toEqual([]);
  expect(indexErrors(files.data), hint).toEqual([]);
  expect(batches.length, hint).toBeGreaterThan(0);
}, 3_600_000);

/** Acknowledged batches that are missing or have an older version than the acknowledged one. */
function lostBatches(runs: CrashRun[], batches: Batch[]) {
  const versions = new Map(batches.map((batch) => [batch.number, batch.version]));
  return runs
    .flatMap((run) => [...run.acknowledged])
    .filter(([number, version]) => (versions.get(number) ?? -1) < version);
}

/** Batches of which a mutation left only a part: lines are missing, or have another version. */
function partialBatches(batches: Batch[]) {
  return batches.filter(({ lines, version }) => {
    const whole = [0, 1, 2].map((line) => ({ line, version }));
    return JSON.stringify(lines) !== JSON.stringify(whole);
  });
}

/** Runs that created a document before the last one of the runs before them. */
function runsBackInTime(runs: CrashRun[], batches: Batch[]) {
  let last = 0;
  return runs.filter((run) => {
    const times = batches
      .filter((batch) => batch.number >= run.from && batch.number < run.to)
      .map((batch) => batch.createdAt);
    const isBack = Math.min(...times) <= last;
    last = Math.max(last, ...times);
    return isBack;
  });
}

/** Index entries without a document, and indexes of one table with different numbers of entries. */
function indexErrors(directory: string) {
  const sqlite = new DatabaseSync(join(directory, "convex.sqlite"));
  onTestFinished(() => sqlite.close());
  const lost = "SELECT * FROM index_entries WHERE doc NOT IN (SELECT doc FROM documents)";
  const counts = `SELECT table_number, min(entries), max(entries) FROM (
      SELECT table_number, count(doc) AS entries FROM indexes LEFT JOIN index_entries ON index_id = id GROUP BY id
    ) GROUP BY table_number HAVING min(entries) <> max(entries)`;
  return [...sqlite.prepare(lost).all(), ...sqlite.prepare(counts).all()];
}

async function backendFiles() {
  const directory = await temporaryDirectory();
  const program = join(directory, "backend.mjs");
  const functions = join(directory, "functions.js");
  await build({
    entryPoints: [join(SOURCES, "testing/backend-program.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["esbuild"],
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  await writeFile(functions, await bundleFunctions(FUNCTIONS));
  return { program, functions, data: join(directory, "data") };
}

/** Mulberry32, by Tommy Ettinger: the same seed gives the same numbers, from 0 to 1. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
