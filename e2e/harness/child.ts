/** A real Playwright child on a synthetic system, in a session of its own, as a person would start it in a terminal. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { JSONReport, JSONReportTest } from "@playwright/test/reporter";
import type { TargetName } from "../../scripts/e2e/target.ts";
import { until } from "../system/waiting/until.ts";

const E2E = fileURLToPath(new URL("../", import.meta.url));
const PLAYWRIGHT = path.join(E2E, "node_modules/@playwright/test/cli.js");
const CONFIG = path.join(E2E, "harness/synthetic/playwright.config.ts");

/** How to start it. */
export interface ChildOptions {
  readonly target: TargetName;
  /** Title of the one scenario that it runs. */
  readonly scenario: string;
  /** A directory of its own; its temporary files and results go there. */
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
}

/** How it ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Everything it printed. */
  readonly output: string;
}

/** A child that runs. */
export class PlaywrightChild {
  readonly pid: number;
  readonly temporary: string;
  /** First entry of its PATH, and so of the PATH of everything that it starts: by this its processes are recognised. */
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

  /** Starts it. */
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
          // Meant to stay, and to be shared: nobody's leak.
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

  /** Resolves as soon as it has printed `text`. */
  async said(text: string): Promise<void> {
    await this.until(`the child to say "${text}"`, async () => this.#output.includes(text));
  }

  /** Resolves as soon as `look` finds it true; rejects at once when the child ends before. */
  async until(what: string, look: () => Promise<boolean>): Promise<void> {
    const signal = AbortSignal.any([this.#over.signal, AbortSignal.timeout(60_000)]);
    await until(what, async () => (await look()) || undefined, { signal });
  }

  /** Signals it with everybody in its group, as a terminal does on Ctrl-C. */
  signal(signal: "SIGINT" | "SIGKILL"): void {
    process.kill(-this.pid, signal);
  }

  /** Resolves when it has ended. */
  ended(): Promise<Ended> {
    return this.#ended;
  }

  /** What it reported of its one test. */
  async report(): Promise<JSONReportTest> {
    const report: JSONReport = JSON.parse(await readFile(path.join(this.#directory, "report.json"), "utf8"));
    const [test] = report.suites[0]?.specs[0]?.tests ?? [];
    if (test === undefined) throw new Error(`The child reports no test:\n${this.#output}`);
    return test;
  }

  /** The text of what it attached to its one test, by name. */
  async attachments(): Promise<Record<string, string>> {
    const { results } = await this.report();
    const entries = (results[0]?.attachments ?? []).map(async ({ name, body, path: file }) => {
      const text = body === undefined ? await readFile(file ?? "", "utf8") : Buffer.from(body, "base64");
      return [name, String(text)] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }
}

/** Of this process: what a shell would hold, and nothing of the test runner that we ourselves are run by. */
function inherited(): NodeJS.ProcessEnv {
  const names = [
    "HOME",
    "LANG",
    "LC_ALL",
    "DOCKER_HOST",
    "DOCKER_CONFIG",
    "NODE_EXTRA_CA_CERTS",
    "PLAYWRIGHT_BROWSERS_PATH",
  ];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}
