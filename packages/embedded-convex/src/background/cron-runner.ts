/**
 * Runs `crons.ts`: each due job becomes a scheduled function, in the transaction that stores its
 * next run. A run that was missed while the backend was down runs once.
 */
import type { DatabaseSync } from "node:sqlite";
import type { JSONValue } from "convex/values";
import { EmbeddedConvexError } from "../convex-errors.ts";
import type { FunctionHost } from "../functions/function-host.ts";
import { canonicalPath } from "../functions/function-path.ts";
import { schedule } from "../scheduled/scheduled-functions.ts";
import { type CronSchedule, nextRun } from "./cron-schedule.ts";
import { Outage, RETRY_MS } from "./outage.ts";

interface CronJob {
  name: string;
  args: [JSONValue];
  schedule: CronSchedule;
}

/** A machine that slept, or whose clock was set ahead, is noticed within this time. */
const LONGEST_TIMER_MS = 60_000;

export class CronRunner {
  readonly #host: FunctionHost;
  readonly #sqlite: DatabaseSync;
  readonly #jobs: Map<string, CronJob>;
  readonly #outage: Outage;
  #timer: NodeJS.Timeout | undefined;
  #isRegistered = false;

  /**
   * @throws EmbeddedConvexError CRONS_INVALID for a job without a function or with an impossible
   * schedule.
   */
  constructor(host: FunctionHost, sqlite: DatabaseSync, exported: string | undefined) {
    this.#host = host;
    this.#sqlite = sqlite;
    this.#outage = new Outage(host.log, "The crons wait", "The crons go on");
    this.#jobs = new Map(Object.entries(JSON.parse(exported ?? "{}") as Record<string, CronJob>));
    for (const [name, job] of this.#jobs) {
      nextRun(job.schedule, host.clock.now());
      if (host.metadata.functions.has(canonicalPath(job.name))) continue;
      throw new EmbeddedConvexError(
        "CRONS_INVALID",
        `crons.ts: "${name}" runs ${job.name}, which does not exist.`,
        "Correct its function reference.",
      );
    }
  }

  start(): void {
    this.#turn();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Schedules what is due. Tries again later when the database fails. */
  #turn(): void {
    let delay: number | undefined = RETRY_MS;
    try {
      if (!this.#isRegistered) this.#register();
      this.#isRegistered = true;
      this.#runDue();
      delay = this.#untilNext();
      this.#outage.passed();
    } catch (error) {
      this.#outage.failed(error);
    }
    if (delay !== undefined) this.#timer = setTimeout(() => this.#turn(), delay);
  }

  #register(): void {
    const now = this.#host.clock.now();
    const stored = new Map(
      this.#sqlite
        .prepare("SELECT name, definition FROM crons")
        .all()
        .map((row) => [row.name, row.definition]),
    );
    for (const name of stored.keys()) {
      if (!this.#jobs.has(String(name)))
        this.#sqlite.prepare("DELETE FROM crons WHERE name = ?").run(String(name));
    }
    for (const [name, job] of this.#jobs) {
      const definition = JSON.stringify(job);
      if (stored.get(name) !== definition) this.#store(name, definition, nextRun(job.schedule, now));
    }
  }

  #untilNext(): number | undefined {
    const next = this.#sqlite.prepare("SELECT min(next_run) AS at FROM crons").get()?.at;
    if (typeof next !== "number") return undefined;
    return Math.min(Math.max(0, next - this.#host.clock.now()), LONGEST_TIMER_MS);
  }

  #runDue(): void {
    const now = this.#host.clock.now();
    for (const { name } of this.#sqlite.prepare("SELECT name FROM crons WHERE next_run <= ?").all(now)) {
      const job = this.#jobs.get(String(name));
      if (job === undefined) continue;
      this.#host.transact((transaction) => {
        schedule(transaction, canonicalPath(job.name), job.args[0], now);
        this.#store(String(name), JSON.stringify(job), nextRun(job.schedule, now));
      });
    }
  }

  #store(name: string, definition: string, at: number): void {
    this.#sqlite.prepare("INSERT OR REPLACE INTO crons VALUES (?, ?, ?)").run(name, definition, at);
  }
}
