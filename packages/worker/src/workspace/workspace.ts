/**
 * The directory of checkouts: `<workspace>/<worker>/<job>-<epoch>/`. A killed worker leaves its
 * directory, and the other workers of the workspace remove it when they start and while they run. A
 * worker of the same machine is dead when its process has ended, another worker when its owner file
 * is old.
 */
import { mkdir, readdir, readFile, realpath, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { FondationError, type Log } from "@fondation/environment";
import { endProcessesIn } from "./left-processes.ts";
import { removeDirectory } from "./remove-directory.ts";

export interface Workspace {
  readonly directory: string;
  /** Removes the directory, and the workspace if this worker created it and it is empty. */
  remove(): Promise<void>;
}

const OWNER_FILE = "owner.json";
const SIGN_OF_LIFE_MS = 30_000;
/** In milliseconds, for workers of other machines that share the disk. */
const DEAD_AFTER_MS = 10 * 60_000;

interface Owner {
  readonly host: string;
  readonly pid: number;
  /** Distinguishes a process from a later one with the same id. */
  readonly startedAt: string;
}

/**
 * Removes the directories of dead workers, then creates this worker's directory.
 * @throws FondationError WORKSPACE_UNUSABLE when it cannot be created, read or written.
 */
export async function openWorkspace(given: string, workerId: string, log: Log): Promise<Workspace> {
  return await open(given, workerId, log).catch((cause: NodeJS.ErrnoException) => {
    throw new FondationError({
      code: "WORKSPACE_UNUSABLE",
      message: `the directory for checkouts, ${given}, cannot be used: ${cause.message}`,
      advice: "Make it a directory that this user can write, or name another one with FONDATION_WORKSPACE.",
      cause,
    });
  });
}

async function open(given: string, workerId: string, log: Log): Promise<Workspace> {
  const made = await mkdir(given, { recursive: true, mode: 0o700 });
  const root = await realpath(given);
  await removeStale(root, log);
  const directory = join(root, workerId);
  const ownerFile = join(directory, OWNER_FILE);
  const owner: Owner = { host: hostname(), pid: process.pid, startedAt: await startOf(process.pid) };
  await mkdir(directory, { mode: 0o700 });
  await writeFile(ownerFile, JSON.stringify(owner));
  const life = setInterval(() => {
    const now = new Date();
    utimes(ownerFile, now, now).catch(() => {});
    // Another machine's worker is dead only after minutes, and no worker may start after that.
    removeStale(root, log).catch(() => {});
  }, SIGN_OF_LIFE_MS);
  life.unref();
  return {
    directory,
    async remove() {
      clearInterval(life);
      await removeDirectory(directory);
      if (made !== undefined) await rmdir(root).catch(() => {});
    },
  };
}

async function removeStale(root: string, log: Log): Promise<void> {
  for (const entry of await readdir(root, { withFileTypes: true })) {
    const directory = join(root, entry.name);
    if (!entry.isDirectory() || !(await isStale(directory))) continue;
    await endProcessesIn(directory);
    await removeDirectory(directory).then(
      () => log.info({ directory }, "Removed the directory of a dead worker"),
      (error: unknown) =>
        log.warn({ err: error, directory }, "The directory of a dead worker could not be removed"),
    );
  }
}

/**
 * Only directories with an owner file can be stale. Everything else in the workspace is left alone.
 */
async function isStale(directory: string): Promise<boolean> {
  const ownerFile = join(directory, OWNER_FILE);
  try {
    const owner = JSON.parse(await readFile(ownerFile, "utf8")) as Owner;
    if (owner.host === hostname())
      return !isAlive(owner.pid) || (await startOf(owner.pid)) !== owner.startedAt;
    return Date.now() - (await stat(ownerFile)).mtimeMs > DEAD_AFTER_MS;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * The start time of a process in the kernel's ticks (field 22 of proc(5)); empty on a system
 * without `/proc`.
 */
async function startOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The second field, the program's name, may contain spaces and parentheses.
  return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}
