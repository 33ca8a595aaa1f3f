/**
 * The timestamp of the last commit in a file next to the database. SQLite drops a damaged or
 * deleted write-ahead log without an error; then the database is older than this file says.
 *
 * Neither file is forced to the disk at each commit, so a power failure may lose commits. If the
 * machine has restarted since, lost commits are therefore logged, and do not prevent the start.
 */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { EmbeddedConvexError } from "../convex-errors.ts";
import type { CommitClock } from "./clock.ts";

/** Next to the database. */
export const MARK_FILE = "convex.last-commit";
const fixedLength = (ts: bigint) => String(ts).padStart(20, "0");

export class CommitMark {
  readonly #file: string;
  readonly #fd: number;

  /** @throws EmbeddedConvexError DATA_LOST when the database lacks the last commit. */
  constructor(directory: string, clock: CommitClock, log: (line: string) => void) {
    this.#file = join(directory, MARK_FILE);
    const boot = bootId();
    const [, digits, markedBoot] = /^(\d{20})\n(.*)\n$/.exec(readText(this.#file)) ?? [];
    if (digits !== undefined && !clock.knows(BigInt(digits))) {
      const lost = this.#lost();
      if (markedBoot === boot) throw lost;
      log(`${lost.code}: ${lost.message}`);
    }
    writeFileSync(this.#file, `${fixedLength(clock.lastTs)}\n${boot}\n`, { mode: 0o600 });
    this.#fd = openSync(this.#file, "r+");
  }

  /** Call after the commit. */
  write(ts: bigint): void {
    try {
      writeSync(this.#fd, fixedLength(ts), 0);
    } catch {
      // The commit is done. An older mark finds less, but is not wrong.
    }
  }

  close(): void {
    closeSync(this.#fd);
  }

  #lost(): EmbeddedConvexError {
    return new EmbeddedConvexError(
      "DATA_LOST",
      `The database lacks its last commits, according to ${this.#file}: a file was lost, damaged or replaced.`,
      `Restore all files of a backup, or delete ${MARK_FILE} to go on without those commits.`,
    );
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

/** Changes when the machine restarts. Empty where the system does not tell. */
function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
  } catch {
    return "";
  }
}
