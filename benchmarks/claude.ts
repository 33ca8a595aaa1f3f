/**
 * What a course by Claude takes beside the model's own time: `fondation analyze --engine claude` with the real client and its real
 * program, against the Anthropic double, which answers at once or after two seconds: always the same two, which is the worst for lanes that
 * run together, or two on average, as the answers of a model differ.
 */

import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import type { LoggedRequest } from "@fondation/doubles/anthropic/log";
import { watchClients } from "./clients.ts";
import { report } from "./machine.ts";
import { beyondModel } from "./model-time.ts";

const TOKEN = "sk-ant-oat01-of-the-benchmark";
const MEBIBYTE = 2 ** 20;
/** Of the model's time. */
const MOST_BEYOND = 0.05;

/** How long the model takes to answer. */
interface Pace {
  readonly name: string;
  /** Rules of the double. */
  readonly scenario: string;
  /** Whether what is beyond the model's time is held against the target. */
  readonly isTarget: boolean;
}

const PACES: readonly Pace[] = [
  { name: "0 s", scenario: "latency=0", isTarget: false },
  { name: "2 s, always", scenario: "latency=2000", isTarget: true },
  { name: "2 s, 1.5 to 2.5", scenario: spread(1_500, 2_500), isTarget: true },
];
/** The load of the last minute above which figures are not those of an idle machine. */
const IDLE = 1.5;

/** Runs the benchmark on the bundle and prints its figures. Linux only: it looks at processes. Above the target it sets the exit code. */
export async function measureClaude(root: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), "fondation-benchmark-"));
  try {
    const { repository, commit } = await makeRepository(root, scratch);
    await writeFile(join(scratch, "token"), TOKEN, { mode: 0o600 });
    for (const pace of PACES) {
      for (const concurrency of [1, 4])
        await measureCourse({ root, scratch, repository, commit, pace, concurrency });
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

interface Run {
  readonly root: string;
  readonly scratch: string;
  readonly repository: string;
  readonly commit: string;
  readonly pace: Pace;
  readonly concurrency: number;
}

async function measureCourse(run: Run): Promise<void> {
  const { root, scratch, repository, commit, pace, concurrency } = run;
  const out = join(scratch, `${PACES.indexOf(pace)}-${concurrency}`);
  const double = execa(process.execPath, [
    join(root, "packages/doubles/src/anthropic/main.ts"),
    ...["--oauth-token-file", join(scratch, "token"), "--repository", `local/parcels=${repository}`],
  ]);
  try {
    const [said] = (await once(double.stdout, "data")) as [Buffer];
    const url = said.toString("utf8").trim();
    await warmUp(url, commit);
    const load = loadavg()[0] ?? 0;
    const startedAt = Date.now();
    const analysis = execa(
      process.execPath,
      [
        join(root, "packages/cli/dist/cli.bundled.mjs"),
        ...["analyze", repository, "--engine", "claude", "--out", out],
      ],
      {
        extendEnv: false,
        env: {
          PATH: process.env.PATH ?? "",
          HOME: scratch,
          CLAUDE_CODE_OAUTH_TOKEN_FILE: join(scratch, "token"),
          ANTHROPIC_BASE_URL: `${url}/s/${encodeURIComponent(pace.scenario)}`,
          FONDATION_MODEL: "claude-sonnet-4-5",
          FONDATION_MODEL_CONCURRENCY: String(concurrency),
        },
      },
    );
    const clients = watchClients(analysis.pid ?? 0);
    await analysis;
    const endedAt = Date.now();
    const { largest, most } = await clients.stop();
    const requests = ((await (await fetch(`${url}/-/requests`)).json()) as LoggedRequest[]).filter(
      ({ path, at }) => path === "/v1/messages" && at >= startedAt,
    );
    const problems = (await (await fetch(`${url}/-/problems`)).json()) as unknown[];
    if (problems.length > 0) throw new Error(`The double found ${JSON.stringify(problems)}`);
    const found = beyondModel(requests, concurrency, { startedAt, endedAt });
    const share = (part: number) => `${seconds(part)} (${((100 * part) / found.model).toFixed(1)} %)`;
    const each = (sum: number, count: number) => `${(sum / Math.max(1, count)).toFixed(0)} ms`;
    const state = load < IDLE ? "idle" : `under load (${load.toFixed(1)})`;
    const target = pace.isTarget ? `< ${100 * MOST_BEYOND} %` : "none";
    report(
      `course by Claude, model ${pace.name}, ${concurrency} at once`,
      seconds(found.wall),
      `none; ${state}`,
    );
    report("  the model's time, without any gap", seconds(found.model), `none; ${requests.length} requests`);
    report("  beyond it, from the first request to the last answer", share(found.between), target);
    report("    of it the pipeline's, without the client's own work", share(found.pipeline), "none");
    report("    from an answer to the next turn of its task", each(...found.turns), "none; each");
    report("    from a task's last answer to the next task", each(...found.tasks), "none; each");
    report("  once: boot, clone, analysis, before the first request", seconds(found.before), "none");
    report("  once: checks of the course, export, after the last answer", seconds(found.after), "none");
    report("  memory of the largest client", `${(largest / MEBIBYTE).toFixed(0)} MiB`, "about 200 MB");
    report("  most clients at once", String(most), `none; ${2 * concurrency}, and who has just answered`);
    if (pace.isTarget && found.between > MOST_BEYOND * found.model) process.exitCode = 1;
  } finally {
    double.kill("SIGTERM");
    await double.catch(() => {});
  }
}

/** Has the double prepare its answers, which takes it an analysis of its own: what the first task waits for would not be our time. */
async function warmUp(url: string, commit: string): Promise<void> {
  const response = await fetch(`${url}/v1/messages`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${TOKEN}`,
      "anthropic-version": "2023-06-01",
      "anthropic-beta": "oauth-2025-04-20",
    },
    body: JSON.stringify({
      model: "claude-sonnet-4-5",
      max_tokens: 1,
      stream: false,
      system: `Étape 1/6 — 10 chapitres — local/parcels@${commit}`,
      messages: [{ role: "user", content: "?" }],
      tools: [{ name: "StructuredOutput", description: "?", input_schema: { type: "object" } }],
    }),
  });
  if (!response.ok) throw new Error(`The double could not be prepared: ${await response.text()}`);
  await response.text();
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

async function makeRepository(
  root: string,
  scratch: string,
): Promise<{ repository: string; commit: string }> {
  const repository = join(scratch, "parcels");
  await mkdir(repository);
  await cp(join(root, "packages/doubles/fixtures/typescript"), repository, { recursive: true });
  const git = (...args: string[]) =>
    execa("git", ["-C", repository, "-c", "user.name=b", "-c", "user.email=b@example.invalid", ...args]);
  await git("init", "--quiet");
  await git("add", "--all");
  await git("commit", "--quiet", "--no-verify", "--message", "Start");
  const { stdout: commit } = await git("rev-parse", "HEAD");
  return { repository, commit };
}

/**
 * A latency of its own for each document, evenly spread between two (milliseconds) in an order without a pattern (multiples of the golden
 * ratio), the same in every run; the three values before them take the middle.
 */
function spread(least: number, most: number): string {
  const documents = [4, 5, 6].flatMap((step) => Array.from({ length: 10 }, (_, at) => `${step}.${at + 1}`));
  const rules = documents.map((at, index) => {
    const share = ((index + 1) * 0.618_034) % 1;
    return `latency=${Math.round(least + share * (most - least))}@${at}`;
  });
  return [...rules, `latency=${(least + most) / 2}`].join("+");
}
