import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import type { LaunchedService } from "../lifecycle/launcher.ts";
import type { Guard } from "../cleanup/guard.ts";
import { type LogLine, LogTail } from "../logs/log-tail.ts";
import type { Note } from "../cleanup/reaper.ts";
import { ServiceDied } from "../logs/service-died.ts";
import { askForRemains } from "../services/remains.ts";
import { startTime } from "../cleanup/start-time.ts";

/** Milliseconds for a service to end after a request. */
const GRACE = 8_000;

/** Milliseconds for a service to end after a signal of a test: longer than a worker may drain. */
const SIGNALED = 30_000;

export interface ServiceOptions {
  readonly name: string;
  /** The address on which it will listen. */
  readonly url: string;
  /** Arguments of Node: the program and the program's arguments. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly guard: Guard;
  /** Called when it ends without a request. */
  readonly onDeath: (error: ServiceDied) => void;
  /** Called with each event of the process. */
  readonly onEvent?: (what: string) => void;
}

/**
 * A service as a child process in its own process group. It is registered with the guard at once.
 */
export class ServiceProcess implements LaunchedService {
  readonly name: string;
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #tail = new LogTail();
  readonly #onEvent: (what: string) => void;
  readonly #ended: Promise<unknown>;
  readonly #note: Note;
  readonly #guard: Guard;
  readonly #workspace: string;
  #expected = false;
  #crashed = false;

  private constructor(options: ServiceOptions, child: ChildProcess, pid: number) {
    this.name = options.name;
    this.url = options.url;
    this.#workspace = options.env.FONDATION_WORKSPACE ?? "";
    this.#onEvent = options.onEvent ?? (() => {});
    this.#onEvent(`start (process ${pid})`);
    this.#child = child;
    this.#guard = options.guard;
    this.#note = { kind: "process", pid, startTime: startTime(pid) };
    options.guard.keep(this.#note);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => this.#tail.add(text));
    }
    this.#ended = once(child, "exit").then(([code, signal]) => {
      const how = signal ?? `exit code ${code}`;
      this.#onEvent(`end (${how})`);
      if (!this.#expected) options.onDeath(new ServiceDied(this.name, how, this.#tail.text()));
    });
  }

  /** Starts the program with this Node. Rejects when it cannot be spawned. */
  static async start(options: ServiceOptions): Promise<ServiceProcess> {
    const child = spawn(process.execPath, options.args, {
      cwd: options.cwd,
      env: options.env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    await once(child, "spawn");
    return new ServiceProcess(options, child, child.pid as number);
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Whether a test has crashed it. A crashed process cannot clean up. */
  get crashed(): boolean {
    return this.#crashed;
  }

  log(): string {
    return this.#tail.text();
  }

  lines(): readonly LogLine[] {
    return this.#tail.lines();
  }

  async memory(): Promise<number> {
    const status = await readFile(`/proc/${this.pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_000;
  }

  async environment(): Promise<readonly string[]> {
    const text = await readFile(`/proc/${this.pid}/environ`, "utf8");
    return text.split("\0").filter(Boolean);
  }

  /** Signals only the process, not its group. Resolves when it has ended. */
  async kill(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    this.#expected = true;
    this.#crashed ||= signal === "SIGKILL";
    if (this.running) this.#signal(signal);
    const late = delay(SIGNALED, "late" as const, { ref: false });
    if ((await Promise.race([this.#ended, late])) === "late")
      throw new Error(`${this.name} did not end within ${SIGNALED / 1_000} s of ${signal}.`);
  }

  async pause(): Promise<void> {
    this.#signal("SIGSTOP");
  }

  async resume(): Promise<void> {
    this.#signal("SIGCONT");
  }

  /** Without processes: Chromium and others of the machine are there, too. */
  async remains(): Promise<string> {
    const question = askForRemains(this.#workspace, this.url, false);
    return (await promisify(execFile)(process.execPath, question)).stdout;
  }

  /** Ends it, then the rest of its group. */
  async stop(): Promise<void> {
    this.#expected = true;
    if (this.running) {
      // A paused process cannot handle the other signal.
      this.#child.kill("SIGCONT");
      this.#signal("SIGTERM");
    }
    const timer = setTimeout(() => this.#killGroup(), GRACE);
    await this.#ended;
    clearTimeout(timer);
    this.#killGroup();
    this.#guard.forget(this.#note);
  }

  #killGroup(): void {
    try {
      process.kill(-this.pid, "SIGKILL");
    } catch {
      // The group has no more processes.
    }
  }

  #signal(signal: NodeJS.Signals): void {
    this.#onEvent(`kill (${signal})`);
    this.#child.kill(signal);
  }
}
