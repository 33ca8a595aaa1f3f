/** A real Playwright child on a synthetic system, in its own session like a child of a shell. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { JSONReport, JSONReportTest } from "@playwright/test/reporter";
import type { TargetName } from "../../scripts/e2e/target.ts";
import { until } from "../system/waiting/until.ts";

const E2E = fileURLToPath(new URL("../", import.meta.url));
const PLAYWRIGHT = path.join(E2E, "node_modules/@playwright/test/cli.js");
const CONFIG = path.join(E2E, "harness/synthetic/playwright.config.ts");

export interface ChildOptions {
  readonly target: TargetName;
  /** The title of the one scenario to run. */
  readonly scenario: string;
  /** A directory for its temporary files and results. */
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

export class PlaywrightChild {
  readonly pid: number;
  readonly temporary: string;
  /**
   * First entry of the PATH of the child and of all its descendants; identifies these processes.
   */
  readonly mark: string;
  readonly #directory: string;
  readonly #ended: Promise<Ended>;
  readonly #over = new AbortController();
  #output = "";

  private constructor(child: ChildProcess, directory: string, mark: string, temporary: string) {
    this.pid = child.pid as number;
    this.mark = mark;
    this.temporary = temporary;
    this.#directory = directory;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#output += text;
      });
    }
    this.#ended = once(child, "close").then(([exitCode, signal]) => {
      this.#over.abort(new Error(`The child has ended:\n${this.#output}`));
      return { exitCode, signal, output: this.#output };
    });
  }

  static async start({ target, scenario, directory, env }: ChildOptions): Promise<PlaywrightChild> {
    const mark = path.join(directory, "mark");
    const temporary = path.join(directory, "t");
    for (const folder of [mark, temporary]) await mkdir(folder, { recursive: true });
    const child = spawn(
      process.execPath,
      [PLAYWRIGHT, "test", "--config", CONFIG, "--grep", `${scenario}$`],
      {
        cwd: directory,
        detached: true,
        stdio: ["ignore", "pipe", "pipe"],
        env: {
          ...inherited(),
          PATH: [mark, process.env.PATH].join(path.delimiter),
          TMPDIR: temporary,
          // Shared by all runs, so it is not a leak.
          PLAYWRIGHT_TRANSFORM_CACHE_DIR: path.join(tmpdir(), "fondation-transform-cache"),
          FONDATION_E2E_TARGET: target,
          HARNESS_OUTPUT: directory,
          ...env,
        },
      },
    );
    await once(child, "spawn");
    return new PlaywrightChild(child, directory, mark, temporary);
  }

  /** Resolves when the child has printed `text`. */
  async said(text: string): Promise<void> {
    await this.until(`the child to say "${text}"`, async () => this.#output.includes(text));
  }

  /** Resolves when `look` returns true. Rejects when the child ends first. */
  async until(what: string, look: () => Promise<boolean>): Promise<void> {
    const signal = AbortSignal.any([this.#over.signal, AbortSignal.timeout(600_000)]);
    await until(what, async () => (await look()) || undefined, { signal, every: 200 });
  }

  /** Signals the child's whole process group, as a terminal does on Ctrl-C. */
  signal(signal: "SIGINT" | "SIGKILL"): void {
    process.kill(-this.pid, signal);
  }

  ended(): Promise<Ended> {
    return this.#ended;
  }

  /** The child's report of its one test. */
  async report(): Promise<JSONReportTest> {
    const report: JSONReport = JSON.parse(await readFile(path.join(this.#directory, "report.json"), "utf8"));
    const [test] = report.suites[0]?.specs[0]?.tests ?? [];
    if (test === undefined) throw new Error(`The child reports no test:\n${this.#output}`);
    return test;
  }

  /** The text attachments of the child's one test, by name. */
  async attachments(): Promise<Record<string, string>> {
    const { results } = await this.report();
    const entries = (results[0]?.attachments ?? []).map(async ({ name, body, path: file }) => {
      const text = body === undefined ? await readFile(file ?? "", "utf8") : Buffer.from(body, "base64");
      return [name, String(text)] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }

  /** The folders of its tests, with their files as text. */
  async folders(): Promise<{ files: Record<string, string>; bytes: number }[]> {
    const results = path.join(this.#directory, "results");
    const names = (await readdir(results, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    return Promise.all(names.map(({ name }) => contentsOf(path.join(results, name))));
  }

  /** The records of its folders of evidence. */
  async evidence(): Promise<unknown> {
    return JSON.parse(await readFile(path.join(this.#directory, "evidence.json"), "utf8"));
  }
}

async function contentsOf(folder: string): Promise<{ files: Record<string, string>; bytes: number }> {
  const contents = await Promise.all(
    (await readdir(folder)).map(async (name) => [name, await readFile(path.join(folder, name))] as const),
  );
  return {
    files: Object.fromEntries(contents.map(([name, bytes]) => [name, bytes.toString("utf8")])),
    bytes: contents.reduce((sum, [, { length }]) => sum + length, 0),
  };
}

/** The variables of this process without those of the test runner, like those of a shell. */
function inherited(): NodeJS.ProcessEnv {
  const names = [
    "HOME",
    "LANG",
    "LC_ALL",
    "DOCKER_HOST",
    "DOCKER_CONFIG",
    "NODE_COMPILE_CACHE",
    "NODE_EXTRA_CA_CERTS",
    "PLAYWRIGHT_BROWSERS_PATH",
  ];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}
