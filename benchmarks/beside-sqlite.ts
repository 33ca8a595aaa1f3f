/**
 * What a call to the embedded backend costs beside the same statements in raw `node:sqlite`, in one
 * run: a mutation that inserts one line over a WebSocket, and an indexed `take(20)` over HTTP.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { percentile, report } from "./machine.ts";

const ROUNDS = 5;
const CALLS = 1000;
const IN_FLIGHT = 64;

/** Milliseconds: the median of a call, the CPU time of a call, and all calls in flight together. */
interface Cost {
  readonly median: number;
  readonly cpu: number;
  readonly throughput: number;
}

type Send = (call: number) => Promise<void>;

/** Runs the benchmark and prints the results. */
export async function measureBesideSqlite(): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), "fondation-benchmark-"));
  const program = fileURLToPath(new URL("./backend-program.ts", import.meta.url));
  const child = spawn(process.execPath, [program, join(scratch, "backend")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  try {
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const line = async () => String((await lines.next()).value);
    const url = await line();
    const cpu = async () => {
      child.stdin.write("\n");
      return Number(await line());
    };
    const raw = rawStatements(join(scratch, "raw.sqlite"));
    const insert = await cost(cpu, await mutationSender(url));
    const read = await cost(cpu, querySender(url));
    compare("mutation over a WebSocket", insert, rawCost(raw.insert));
    compare("take(20) over HTTP", read, rawCost(raw.read));
  } finally {
    child.kill("SIGKILL");
    await once(child, "exit");
    await rm(scratch, { recursive: true, force: true });
  }
}

function compare(what: string, ours: Cost, raw: Cost): void {
  const times = (a: number, b: number) => `${(a / b).toFixed(1)} x raw`;
  report(`${what}: p50 ${ours.median.toFixed(3)} ms`, times(ours.median, raw.median), "<= 12");
  report(`${what}: CPU ${ours.cpu.toFixed(3)} ms`, times(ours.cpu, raw.cpu), "<= 12");
  const share = `${((100 * ours.throughput) / raw.throughput).toFixed(0)} % of raw`;
  report(`${what}: ${IN_FLIGHT} in flight, ${ours.throughput.toFixed(0)} calls/s`, share, ">= 33 %");
}

async function cost(cpu: () => Promise<number>, send: Send): Promise<Cost> {
  const rounds: Cost[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const waits: number[] = [];
    const before = await cpu();
    for (let call = 0; call < CALLS; call++) {
      const started = performance.now();
      await send(call);
      waits.push(performance.now() - started);
    }
    const used = (await cpu()) - before;
    const started = performance.now();
    let next = 0;
    const run = async () => {
      while (next < CALLS) await send(next++);
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, run));
    const throughput = (1000 * CALLS) / (performance.now() - started);
    rounds.push({ median: percentile(waits, 0.5), cpu: used / CALLS, throughput });
  }
  return best(rounds);
}

function rawCost(run: (call: number) => void): Cost {
  const rounds: Cost[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const waits: number[] = [];
    const cpu = process.cpuUsage();
    const begun = performance.now();
    for (let call = 0; call < CALLS; call++) {
      const started = performance.now();
      run(call);
      waits.push(performance.now() - started);
    }
    const throughput = (1000 * CALLS) / (performance.now() - begun);
    const { user, system } = process.cpuUsage(cpu);
    rounds.push({ median: percentile(waits, 0.5), cpu: (user + system) / 1000 / CALLS, throughput });
  }
  return best(rounds);
}

/** The best of each figure: other programs of the machine only add. The first rounds warm up. */
function best(rounds: readonly Cost[]): Cost {
  return {
    median: Math.min(...rounds.map(({ median }) => median)),
    cpu: Math.min(...rounds.map(({ cpu }) => cpu)),
    throughput: Math.max(...rounds.map(({ throughput }) => throughput)),
  };
}

/** The statements of one insert and one read, with the pragmas and tables of the backend. */
function rawStatements(file: string) {
  const sqlite = new DatabaseSync(file);
  sqlite.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  sqlite.exec(`CREATE TABLE documents (doc INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT;
    CREATE TABLE entries (index_id INTEGER, key TEXT, doc INTEGER, PRIMARY KEY (index_id, key)) WITHOUT ROWID`);
  const document = sqlite.prepare("INSERT INTO documents (json) VALUES (?)");
  const entry = sqlite.prepare("INSERT INTO entries VALUES (?, ?, ?)");
  const scan = sqlite.prepare(`SELECT d.json FROM entries e CROSS JOIN documents d ON d.doc = e.doc
    WHERE e.index_id = 0 AND e.key >= ? ORDER BY e.key LIMIT 20`);
  let last = 0;
  return {
    insert: () => {
      last += 1;
      sqlite.exec("BEGIN IMMEDIATE");
      const json = JSON.stringify({ job: "raw", at: last, message: `line ${last} of raw` });
      const { lastInsertRowid } = document.run(json);
      for (let index = 0; index < 3; index++) {
        entry.run(index, `${String(last).padStart(12, "0")} of index ${index}`, lastInsertRowid);
      }
      sqlite.exec("COMMIT");
    },
    read: (call: number) => {
      const rows = scan.all(String(call % 1000).padStart(12, "0"));
      JSON.stringify(rows.map(({ json }) => JSON.parse(String(json))));
    },
  };
}

/** One connection that sends mutations as the client of the npm package does. */
async function mutationSender(url: string): Promise<Send> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/1.48.0/sync`);
  await new Promise((resolve) => socket.addEventListener("open", resolve, { once: true }));
  const answered = new Map<number, () => void>();
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(String(data));
    if (message.type === "MutationResponse") answered.get(message.requestId)?.();
  });
  socket.send(JSON.stringify({ type: "Connect", sessionId: crypto.randomUUID(), connectionCount: 0 }));
  let requestId = 0;
  return () => {
    requestId += 1;
    const message = { type: "Mutation", requestId, udfPath: "lines:fill" };
    const args = [{ job: "ours", count: 1 }];
    return new Promise((resolve) => {
      answered.set(requestId, resolve);
      socket.send(JSON.stringify({ ...message, args }));
    });
  };
}

function querySender(url: string): Send {
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify({
    path: "lines:latest",
    format: "convex_encoded_json",
    args: [{ job: "ours" }],
  });
  return () =>
    new Promise((resolve, reject) => {
      const call = request(`${url}/api/query`, { method: "POST", agent, headers }, (response) => {
        response.resume().on("end", resolve);
      });
      call.on("error", reject).end(body);
    });
}
