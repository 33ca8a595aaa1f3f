/**
 * One life of a backend process that clients write to until it is killed with -9 at a random
 * moment.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import type { ConvexHttpClient } from "convex/browser";
import { httpClient, mutation } from "./board.ts";

const SENDERS = 4;
const LINES = 3;
/** From the first acknowledgement to the kill at most: longer than several mutations. */
const LONGEST_LIFE_MS = 150;

export interface CrashRun {
  /** Numbers of the batches of this life: `from` included, `to` excluded. */
  from: number;
  to: number;
  /** The last acknowledged version of each acknowledged batch. */
  acknowledged: Map<number, number>;
}

/** The program and its functions as files, so that a start takes 0.2 s. */
export interface BackendFiles {
  program: string;
  functions: string;
  data: string;
}

/** @param random gives numbers from 0 to 1. One start in ten is killed before it ends. */
export async function runUntilKilled(
  files: BackendFiles,
  from: number,
  random: () => number,
): Promise<CrashRun> {
  const child = spawn(process.execPath, [files.program, files.functions, files.data], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const run: CrashRun = { from, to: from, acknowledged: new Map() };
  const lines = createInterface({ input: child.stdout });
  const killAt = async (moment: number) => {
    await wait(moment);
    child.kill("SIGKILL");
  };
  try {
    if (random() < 0.1) {
      await killAt(random() * 200);
      return run;
    }
    const [url] = (await Promise.race([once(lines, "line"), exited.then(endedByItself)])) as [string];
    const client = httpClient({ url });
    const moment = random() * LONGEST_LIFE_MS;
    const first = Promise.withResolvers<void>();
    const senders = Array.from({ length: SENDERS }, () => send(client, run, first.resolve));
    await Promise.all([first.promise.then(() => killAt(moment)), ...senders]);
    return run;
  } finally {
    child.kill("SIGKILL");
    const [code, signal] = await exited;
    if (signal !== "SIGKILL") endedByItself([code]);
  }
}

/** Writes batches and revises them until the backend is gone. */
async function send(client: ConvexHttpClient, run: CrashRun, acknowledged: () => void): Promise<void> {
  for (;;) {
    const number = run.to;
    run.to += 1;
    const calls = [
      () => client.mutation(mutation("batches:write"), { number, lines: LINES }, { skipQueue: true }),
      () => client.mutation(mutation("batches:revise"), { number, version: 1 }, { skipQueue: true }),
    ];
    for (const [version, call] of calls.entries()) {
      try {
        await call();
      } catch (error) {
        if (isConnectionLost(error)) return;
        throw error;
      }
      run.acknowledged.set(number, version);
      acknowledged();
    }
  }
}

/** False for an error that the backend answered. */
function isConnectionLost(error: unknown): boolean {
  return error instanceof TypeError && ["fetch failed", "terminated"].includes(error.message);
}

function endedByItself([code]: unknown[]): never {
  throw new Error(`The backend ended by itself, with exit code ${code}.`);
}
