/**
 * What a course by Claude takes beside the model's own time: `fondation analyze --engine claude` with the real client and its real
 * program, against the Anthropic double, which answers at once or after two seconds.
 */

import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { execa } from "execa";
import { report } from "./machine.ts";

const TOKEN = "sk-ant-oat01-of-the-benchmark";
/** Milliseconds between two looks at the machine's processes. */
const LOOK = 25;
const MEBIBYTE = 2 ** 20;

/** A request as the double has logged it. */
interface Logged {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** Runs the benchmark on the bundle and prints its figures. Linux only: it looks at processes. */
export async function measureClaude(root: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), "fondation-benchmark-"));
  try {
    const repository = await makeRepository(root, scratch);
    await writeFile(join(scratch, "token"), TOKEN, { mode: 0o600 });
    for (const latency of [0, 2000]) {
      for (const concurrency of [1, 4])
        await measureCourse({ root, scratch, repository, latency, concurrency });
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

interface Run {
  readonly root: string;
  readonly scratch: string;
  readonly repository: string;
  /** Milliseconds before each answer of the model. */
  readonly latency: number;
  readonly concurrency: number;
}

async function measureCourse({ root, scratch, repository, latency, concurrency }: Run): Promise<void> {
  const double = execa(process.execPath, [
    join(root, "e2e/doubles/anthropic/main.ts"),
    "--oauth-token-file",
    join(scratch, "token"),
    "--repository",
    `local/parcels=${repository}`,
  ]);
  try {
    const [said] = (await once(double.stdout, "data")) as [Buffer];
    const url = said.toString("utf8").trim();
    const started = performance.now();
    const analysis = execa(
      process.execPath,
      [
        join(root, "packages/cli/dist/cli.bundled.mjs"),
        ...["analyze", repository, "--engine", "claude", "--out", join(scratch, `${latency}-${concurrency}`)],
      ],
      {
        extendEnv: false,
        env: {
          PATH: process.env.PATH ?? "",
          HOME: scratch,
          CLAUDE_CODE_OAUTH_TOKEN_FILE: join(scratch, "token"),
          ANTHROPIC_BASE_URL: `${url}/s/latency=${latency}`,
          FONDATION_MODEL: "claude-sonnet-4-5",
          FONDATION_MODEL_CONCURRENCY: String(concurrency),
        },
      },
    );
    const clients = watchClients(analysis.pid ?? 0);
    await analysis;
    const wall = performance.now() - started;
    const { alive, largest } = await clients.stop();
    const requests = (await (await fetch(`${url}/-/requests`)).json()) as Logged[];
    const problems = (await (await fetch(`${url}/-/problems`)).json()) as unknown[];
    if (problems.length > 0) throw new Error(`The double found ${JSON.stringify(problems)}`);
    const title = `course by Claude, model ${latency / 1000} s, ${concurrency} at once`;
    const share = (part: number) => `${seconds(part)} (${((100 * part) / wall).toFixed(1)} %)`;
    report(title, seconds(wall), `none; ${requests.length} requests`);
    report("  a request is with the model", share(covered(requests)), "none; the more, the less is ours");
    report("  a client runs, its own start and end included", share(alive), "none");
    report("  our pipeline alone: no client runs", share(wall - alive), "< 5 % at 2 s");
    // The starts of clients, their own work and the reading between two requests are in it: what a person waits for beyond the model.
    report(
      "  beyond the model's time: no request is with it",
      share(wall - covered(requests)),
      "< 5 % at 2 s",
    );
    report("  memory of the largest client", `${(largest / MEBIBYTE).toFixed(0)} MiB`, "about 200 MB");
  } finally {
    double.kill("SIGTERM");
    await double.catch(() => {});
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Milliseconds in which at least one of the requests was under way. */
function covered(requests: readonly Logged[]): number {
  let sum = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { at, duration } of requests.toSorted((one, other) => one.at - other.at)) {
    sum += Math.max(0, at + duration - Math.max(at, end));
    end = Math.max(end, at + duration);
  }
  return sum;
}

async function makeRepository(root: string, scratch: string): Promise<string> {
  const directory = join(scratch, "parcels");
  await mkdir(directory);
  await cp(join(root, "e2e/fixtures/typescript"), directory, { recursive: true });
  const git = (...args: string[]) =>
    execa("git", ["-C", directory, "-c", "user.name=b", "-c", "user.email=b@example.invalid", ...args]);
  await git("init", "--quiet");
  await git("add", "--all");
  await git("commit", "--quiet", "--no-verify", "--message", "Start");
  return directory;
}

/** Sums the time in which at least one client of a process runs, and finds the most memory that one has held. */
function watchClients(parent: number): { stop(): Promise<{ alive: number; largest: number }> } {
  const stopping = new AbortController();
  let alive = 0;
  let largest = 0;
  const watching = (async () => {
    let before = performance.now();
    let wasAlive = false;
    while (!stopping.signal.aborted) {
      const clients = await clientsOf(parent);
      const now = performance.now();
      if (wasAlive || clients.length > 0) alive += now - before;
      wasAlive = clients.length > 0;
      before = now;
      for (const pid of clients) largest = Math.max(largest, await residentBytes(pid));
      await wait(LOOK);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await watching;
      return { alive, largest };
    },
  };
}

/** Children with an argument that only the client has; Git is a child, too. */
async function clientsOf(parent: number): Promise<string[]> {
  const threads = await readdir(`/proc/${parent}/task`).catch(() => []);
  const lists = await Promise.all(threads.map((thread) => read(`/proc/${parent}/task/${thread}/children`)));
  const children = lists.flatMap((list) => list.split(" ").filter(Boolean));
  const lines = await Promise.all(children.map((pid) => read(`/proc/${pid}/cmdline`)));
  return children.filter((_, index) => lines[index]?.includes("--restricted"));
}

async function residentBytes(pid: string): Promise<number> {
  return 1024 * Number(/^VmRSS:\s+(\d+) kB$/m.exec(await read(`/proc/${pid}/status`))?.[1] ?? 0);
}

function read(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}
