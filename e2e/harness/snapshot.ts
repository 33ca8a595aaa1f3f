/** Everything that a run of the suite could leave on a machine, seen from outside: by `/proc`, the file system and the engine's CLI. */
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { isOver, OWNER_LABEL } from "../system/engine/labels.ts";
import { until } from "../system/waiting/until.ts";

const run = promisify(execFile);

/** Ids of all containers, networks and volumes of the engine; nothing where none is used. A run makes no image. */
export type Snapshot = ReadonlySet<string>;

/** What to look at: the child's processes by their mark, its temporary files, and the engine if there is one. */
export interface LeakCheck {
  readonly mark: string;
  readonly temporary: string;
  readonly before: Snapshot;
  readonly engine: boolean;
}

/** A compose project of somebody at this machine: the children have none. */
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

/** Milliseconds: a busy machine takes its time to end what was killed. */
const PATIENCE = 30_000;

/** Looks at the engine before a child is started. */
export async function takeSnapshot(engine: boolean): Promise<Snapshot> {
  return new Set(engine ? (await inEngine()).map(({ id }) => id) : []);
}

/** Resolves with nothing as soon as nothing is left, else with what still is there after a while. */
export async function leaks(leakCheck: LeakCheck): Promise<readonly string[]> {
  let left: readonly string[] = [];
  const look = async () => {
    left = await remains(leakCheck);
    return left.length === 0 || undefined;
  };
  // What a killed runner leaves is removed by its reaper, a moment later.
  await until("nothing to be left", look, { signal: AbortSignal.timeout(PATIENCE), every: 100 }).catch(
    () => {},
  );
  return left;
}

async function remains({ mark, temporary, before, engine }: LeakCheck): Promise<string[]> {
  const found = engine ? await inEngine() : [];
  return [
    ...(await processes(mark)),
    ...(await readdir(temporary)).map((name) => `directory ${path.join(temporary, name)}`),
    // Other runs on this machine go on meanwhile; what they own is theirs as long as they live.
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

/** Processes whose PATH begins with the mark, with their command lines. */
export async function processes(mark: string): Promise<string[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (pid) => {
      // One that ends meanwhile is gone; one that has ended and waits to be reaped has an empty environment.
      const read = (name: string) => readFile(`/proc/${pid}/${name}`, "utf8").catch(() => "");
      const marked = (await read("environ")).split("\0").some((entry) => entry.startsWith(`PATH=${mark}:`));
      return marked ? [`process ${pid} ${(await read("cmdline")).replaceAll("\0", " ").trim()}`] : [];
    }),
  );
  return found.flat();
}
