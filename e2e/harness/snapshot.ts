/**
 * Everything that a run can leave behind on a machine: processes (found in `/proc`), files, and the
 * engine's containers, networks and volumes.
 */
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { isOver, OWNER_LABEL } from "../system/engine/labels.ts";
import { until } from "../system/waiting/until.ts";

const run = promisify(execFile);

/**
 * Ids of all containers, networks and volumes of the engine; empty without an engine. A run makes
 * no images.
 */
export type Snapshot = ReadonlySet<string>;

/**
 * Where to look: the child's processes by their mark, its temporary files, and the engine if the
 * child uses one.
 */
export interface LeakCheck {
  readonly mark: string;
  readonly temporary: string;
  readonly before: Snapshot;
  readonly engine: boolean;
}

/**
 * On containers of a compose project that a user runs on this machine. The children start no
 * projects.
 */
const PROJECT_LABEL = "com.docker.compose.project";
const LABELS = `{{.Label "${OWNER_LABEL}"}}\t{{.Label "${PROJECT_LABEL}"}}`;

/** How each kind is listed: id, labels, name. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  container: ["ps", "--all", "--no-trunc", "--format", `{{.ID}}\t${LABELS}\t{{.Names}}`],
  network: ["network", "ls", "--no-trunc", "--format", `{{.ID}}\t${LABELS}\t{{.Name}}`],
  volume: ["volume", "ls", "--format", `{{.Name}}\t${LABELS}\t{{.Name}}`],
};

interface Found {
  readonly id: string;
  readonly owner: string;
  readonly project: string;
  readonly words: string;
}

/** Milliseconds for killed processes to end on a busy machine. */
const PATIENCE = 30_000;

/** Lists the engine's contents before a child starts. */
export async function takeSnapshot(engine: boolean): Promise<Snapshot> {
  return new Set(engine ? (await inEngine()).map(({ id }) => id) : []);
}

/**
 * Resolves with an empty list when nothing is left, otherwise with the leftovers after {@link
 * PATIENCE}.
 */
export async function leaks(leakCheck: LeakCheck): Promise<readonly string[]> {
  let left: readonly string[] = [];
  const look = async () => {
    left = await remains(leakCheck);
    return left.length === 0 || undefined;
  };
  // The reaper removes the leftovers of a killed runner shortly after its end.
  await until("nothing to be left", look, { signal: AbortSignal.timeout(PATIENCE), every: 250 }).catch(
    () => {},
  );
  return left;
}

async function remains({ mark, temporary, before, engine }: LeakCheck): Promise<string[]> {
  const found = engine ? await inEngine() : [];
  return [
    ...(await processes(mark)),
    ...(await readdir(temporary)).map((name) => `directory ${path.join(temporary, name)}`),
    // Other runs on this machine have containers of their own while they run.
    ...found
      .filter(({ id, owner, project }) => !before.has(id) && (owner === "" ? project === "" : isOver(owner)))
      .map(({ words }) => words),
  ];
}

async function inEngine(): Promise<Found[]> {
  const lists = Object.entries(LISTS).map(async ([kind, args]) => {
    const { stdout } = await run("docker", [...args]);
    return stdout
      .split("\n")
      .filter(Boolean)
      .map((line) => {
        const [id = "", owner = "", project = "", name = ""] = line.split("\t");
        return { id, owner, project, words: `${kind} ${name}` };
      });
  });
  return (await Promise.all(lists)).flat();
}

/** Command lines of the processes whose PATH begins with the mark. */
export async function processes(mark: string): Promise<string[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (pid) => {
      // A process may end during the check; a zombie has an empty environment.
      const read = (name: string) => readFile(`/proc/${pid}/${name}`, "utf8").catch(() => "");
      const marked = (await read("environ")).split("\0").some((entry) => entry.startsWith(`PATH=${mark}:`));
      return marked ? [`process ${pid} ${(await read("cmdline")).replaceAll("\0", " ").trim()}`] : [];
    }),
  );
  return found.flat();
}
