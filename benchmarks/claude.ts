/**
 * The overhead of a course by Claude over the model's own time: `fondation analyze --engine claude`
 * with the real client and its real program, against the Anthropic double. The double answers after
 * 2 s, so that a run takes a minute. The overhead does not depend on how long the model writes. It
 * is compared with answers of 20 s, which are short for a real model. All answers take equally
 * long, which is the worst case for concurrent documents: their clients start together.
 */

import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import type { LoggedRequest } from "@fondation/doubles/anthropic/exchange/request-log";
import { watchClients } from "./clients.ts";
import { report } from "./machine.ts";
import { beyondModel } from "./model-time.ts";

const TOKEN = "sk-ant-oat01-of-the-benchmark";
const MEBIBYTE = 2 ** 20;
/** Gives 12 results instead of 33. */
const CHAPTERS = 3;
/** Milliseconds for an answer: of the double, and at least of a real model. */
const [DOUBLE_MS, MODEL_MS] = [2_000, 20_000];
/** The maximum overhead as a share of the model's time. */
const MAX_BEYOND = 0.02;
/** The load of the last minute above which the machine does not count as idle. */
const IDLE = 1.5;

/**
 * Runs the benchmark on the bundle and prints the results. Linux only, because it reads /proc. Sets
 * the exit code when a target is missed.
 */
export async function measureClaude(root: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), "fondation-benchmark-"));
  try {
    const { repository, commit } = await makeRepository(root, scratch);
    await writeFile(join(scratch, "token"), TOKEN, { mode: 0o600 });
    for (const concurrency of [1, 4]) {
      await measureCourse({ root, scratch, repository, commit, concurrency });
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
  readonly concurrency: number;
}

async function measureCourse(run: Run): Promise<void> {
  const { root, scratch, repository, commit, concurrency } = run;
  const out = join(scratch, `course-${concurrency}`);
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
        ...["analyze", repository, "--engine", "claude", "--chapters", String(CHAPTERS), "--out", out],
      ],
      {
        extendEnv: false,
        env: {
          PATH: process.env.PATH ?? "",
          HOME: scratch,
          CLAUDE_CODE_OAUTH_TOKEN_FILE: join(scratch, "token"),
          ANTHROPIC_BASE_URL: `${url}/s/${encodeURIComponent(`latency=${DOUBLE_MS}`)}`,
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
    const each = ([all, count]: readonly [number, number]) => all / Math.max(1, count);
    const milliseconds = (time: number) => `${time.toFixed(0)} ms`;
    // The first client starts before the first request. Its start counts like that of the others.
    const beyond = found.between + each(found.tasks);
    const share = beyond / (found.model * (MODEL_MS / DOUBLE_MS));
    const state = load < IDLE ? "idle" : `under load (${load.toFixed(1)})`;
    report(
      `course of ${CHAPTERS} chapters by Claude, ${concurrency} at once`,
      seconds(found.wall),
      `none; ${state}`,
    );
    report("  the model's time, without any gap", seconds(found.model), `none; ${requests.length} requests`);
    report("  beyond it, from the first request to the last answer", seconds(beyond), "none");
    report(
      `    its share of the model's time with answers of ${MODEL_MS / 1000} s`,
      `${(100 * share).toFixed(1)} %`,
      `< ${100 * MAX_BEYOND} %`,
    );
    report("    from an answer to the next turn of its task", milliseconds(each(found.turns)), "none; each");
    report(
      "    from a task's last answer to the next task",
      milliseconds(each(found.tasks)),
      "none; each, with the start of a client",
    );
    report("  once: boot, clone, analysis, before the first request", seconds(found.before), "none");
    report("  once: checks of the course, export, after the last answer", seconds(found.after), "none");
    report("  memory of the largest client", `${(largest / MEBIBYTE).toFixed(0)} MiB`, "about 200 MB");
    report("  most clients at once", String(most), `none; ${concurrency} allowed`);
    if (share > MAX_BEYOND) process.exitCode = 1;
  } finally {
    double.kill("SIGTERM");
    await double.catch(() => {});
  }
}

/** Makes the double prepare its answers: its own first analysis must not be measured. */
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
      system: `Étape 1/6 — ${CHAPTERS} chapitres — local/parcels@${commit}`,
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
