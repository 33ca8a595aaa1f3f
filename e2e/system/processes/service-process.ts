/** One service as a child process, in a process group of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { Guard } from "../guard.ts";
import type { Note } from "../reaper.ts";
import { startTime } from "../start-time.ts";
import type { WorkerService } from "../system.ts";

/** Enough to see why a service failed; a service that writes more loses its first lines. */
const KEPT_LINES = 2_000;
/** Milliseconds a service is given to end by itself. */
const GRACE = 8_000;

/** How to start it. */
export interface ServiceOptions {
  readonly name: string;
  /** Node's arguments: the program and its own. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly guard: Guard;
  /** Called when it ends without having been asked to. */
  readonly onDeath: (error: ServiceDied) => void;
}

/** A service ended by itself. */
export class ServiceDied extends Error {
  override readonly name = "ServiceDied";

  constructor(service: string, how: string, lines: readonly string[]) {
    super(`${service} ended by itself (${how}). Its last lines:\n${lines.slice(-20).join("\n")}`);
  }
}

/** A child process that is noted with the guard from its first moment. */
export class ServiceProcess implements WorkerService {
  readonly name: string;
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #ended: Promise<unknown>;
  readonly #note: Note;
  readonly #guard: Guard;
  #expected = false;
  #crashed = false;

  private constructor(options: ServiceOptions, child: ChildProcess, pid: number) {
    this.name = options.name;
    this.#child = child;
    this.#guard = options.guard;
    this.#note = { kind: "process", pid, startTime: startTime(pid) };
    options.guard.keep(this.#note);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => this.#keep(text));
    }
    this.#ended = once(child, "exit").then(([code, signal]) => {
      if (!this.#expected)
        options.onDeath(new ServiceDied(this.name, signal ?? `exit code ${code}`, this.#lines));
    });
  }

  /** Starts it with this Node; rejects when it cannot even be spawned. */
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

  /** Its process id. */
  get pid(): number {
    return this.#child.pid as number;
  }

  /** Whether it has not ended. */
  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Whether a test has crashed it; such a process cannot tidy up. */
  get crashed(): boolean {
    return this.#crashed;
  }

  log(): string {
    return this.#lines.join("\n");
  }

  async environment(): Promise<readonly string[]> {
    const text = await readFile(`/proc/${this.pid}/environ`, "utf8");
    return text.split("\0").filter(Boolean);
  }

  /** Signals the process alone, as a crash or an operator would; resolves when it has ended. */
  async kill(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    this.#expected = true;
    this.#crashed ||= signal === "SIGKILL";
    if (this.alive) this.#child.kill(signal);
    await this.#ended;
  }

  /** Ends it, then whatever is left of its group. */
  async stop(): Promise<void> {
    this.#expected = true;
    if (this.alive) this.#child.kill("SIGTERM");
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
      // Nobody is left in the group.
    }
  }

  #keep(text: string): void {
    this.#lines.push(...text.split("\n").filter(Boolean));
    this.#lines.splice(0, this.#lines.length - KEPT_LINES);
  }
}
