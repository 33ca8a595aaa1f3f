/**
 * Searches the machine for secrets in files, and in the arguments and environments of processes.
 * Also runs as a bundle in a container. It first plants the secrets in each of these places and
 * fails if it does not find them.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createSecretSearch } from "./secret-search.ts";

export interface ScanRequest {
  readonly secrets: Readonly<Record<string, string>>;
  /** Searched recursively. They must exist and be writable. */
  readonly directories: readonly string[];
}

/** A process that was started with a secret. */
export interface SecretHolder {
  readonly secret: string;
  /**
   * The first words of its command line, followed by "of a client" for a descendant of a model
   * client.
   */
  readonly who: string;
}

/** The findings, without any secret. */
export interface ScanResult {
  /** SHA-256 of each searched secret, by its name. */
  readonly digests: Readonly<Record<string, string>>;
  /** Number of files that were read, without the planted ones. */
  readonly files: number;
  /** As `<secret> in <path>`. */
  readonly inFiles: readonly string[];
  readonly inArguments: readonly SecretHolder[];
  readonly inEnvironments: readonly SecretHolder[];
  /**
   * Processes whose environment is not readable, because they have more rights or belong to another
   * user.
   */
  readonly closed: readonly string[];
}

/** The name of model clients in the findings. */
export const CLIENT = "a client";
/** An argument that only a client has. */
const CLIENT_ARGUMENT = "--restricted";

type Search = ReturnType<typeof createSecretSearch>;

/** Rejects when it does not find what it planted, or cannot read something. */
export async function scanMachine({ secrets, directories }: ScanRequest): Promise<ScanResult> {
  const search = createSecretSearch(secrets);
  const names = Object.keys(secrets);
  const digests = names.map((name) => [
    name,
    createHash("sha256")
      .update(secrets[name] ?? "")
      .digest("hex"),
  ]);
  return {
    digests: Object.fromEntries(digests),
    ...(await lookIntoFiles(directories, search, secrets)),
    ...(await lookAtProcesses(search, secrets)),
  };
}

async function lookIntoFiles(
  directories: readonly string[],
  search: Search,
  secrets: ScanRequest["secrets"],
) {
  const mark = `planted-by-the-suite-${randomBytes(8).toString("hex")}`;
  const planted = directories.map((directory) => path.join(directory, mark));
  // Base64 as in a header, which a search for the plain text would miss.
  const content = Object.values(secrets).map((secret) => Buffer.from(`a:${secret}`).toString("base64"));
  const found = new Map<string, readonly string[]>();
  let files = 0;
  try {
    for (const file of planted) await writeFile(file, content.join("\n"), { mode: 0o600 });
    for (const directory of directories) {
      for await (const file of filesBelow(directory)) {
        const bytes = await unlessGone(readFile(file));
        if (bytes === undefined) continue;
        files += 1;
        const names = [...new Set([...search(bytes), ...search(file)])];
        if (names.length > 0) found.set(file, names);
      }
    }
  } finally {
    for (const file of planted) await rm(file, { force: true });
  }
  for (const file of planted) expectAll(found.get(file), secrets, `planted in ${path.dirname(file)}`);
  const others = [...found].filter(([file]) => !planted.includes(file));
  return {
    files: files - planted.length,
    inFiles: others.flatMap(([file, names]) => names.map((name) => `${name} in ${file}`)),
  };
}

/**
 * Services create and remove files during the scan: a missing file is ignored, any other error is
 * not.
 */
async function* filesBelow(directory: string): AsyncGenerator<string> {
  for (const entry of (await unlessGone(readdir(directory, { withFileTypes: true }))) ?? []) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else if (entry.isFile()) yield file;
  }
}

/** A process, and the names of the secrets that it was started with. */
interface Seen {
  readonly words: readonly string[];
  readonly parent: string;
  readonly inArguments: readonly string[];
  readonly inEnvironment: readonly string[];
  readonly isClosed: boolean;
}

/** All processes of every user: only this system can have given them one of its secrets. */
async function lookAtProcesses(search: Search, secrets: ScanRequest["secrets"]) {
  const planted = await plantProcess(secrets);
  const seen = new Map<string, Seen>();
  try {
    for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
      const process = await unlessGone(readProcess(pid, search));
      if (process !== undefined) seen.set(pid, process);
    }
  } finally {
    planted.stdin?.end();
  }
  const own = seen.get(String(planted.pid));
  expectAll(own?.inArguments, secrets, "planted in an argument");
  expectAll(own?.inEnvironment, secrets, "planted in an environment");
  const holders = (what: "inArguments" | "inEnvironment"): SecretHolder[] =>
    [...seen]
      .filter(([pid]) => pid !== String(planted.pid))
      .flatMap(([pid, process]) => process[what].map((secret) => ({ secret, who: nameOf(pid, seen) })));
  const closed = [...seen].filter(([, { isClosed }]) => isClosed).map(([pid]) => nameOf(pid, seen));
  return { inArguments: holders("inArguments"), inEnvironments: holders("inEnvironment"), closed };
}

/**
 * A process whose arguments and environment contain all secrets. It waits for the end of its input.
 */
async function plantProcess(secrets: ScanRequest["secrets"]): Promise<ChildProcess> {
  const all = Object.values(secrets);
  const child = spawn("/bin/sh", ["-c", "read -r _", "sh", ...all], {
    env: { PLANTED: all.join(" ") },
    stdio: ["pipe", "ignore", "ignore"],
  });
  await once(child, "spawn");
  return child;
}

async function readProcess(pid: string, search: Search): Promise<Seen> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, "utf8");
  const command = await read("cmdline");
  const [, parent = ""] = /^PPid:\s*(\d+)$/m.exec(await read("status")) ?? [];
  const environment = await read("environ").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EACCES") throw error;
    return undefined;
  });
  return {
    // A process that sets its own title leaves empty words.
    words: command.split("\0").filter(Boolean),
    parent,
    inArguments: search(command),
    inEnvironment: environment === undefined ? [] : search(environment),
    isClosed: environment === undefined,
  };
}

function nameOf(pid: string, seen: ReadonlyMap<string, Seen>): string {
  const isClient = (id: string) => seen.get(id)?.words.includes(CLIENT_ARGUMENT) === true;
  if (isClient(pid)) return CLIENT;
  const words =
    seen
      .get(pid)
      ?.words.slice(0, 3)
      .map((word) => path.basename(word)) ?? [];
  for (let at = seen.get(pid)?.parent; at !== undefined; at = seen.get(at)?.parent) {
    if (isClient(at)) return `${words.join(" ")} of ${CLIENT}`;
  }
  return words.join(" ");
}

function expectAll(found: readonly string[] = [], secrets: ScanRequest["secrets"], where: string): void {
  const missed = Object.keys(secrets).filter((name) => !found.includes(name));
  if (missed.length > 0)
    throw new Error(`The search is blind: it has not found ${missed.join(", ")}, ${where}.`);
}

/** Undefined when the file or process does not exist any more. */
async function unlessGone<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((error: NodeJS.ErrnoException) => {
    // ESRCH: the process has ended.
    if (error.code === "ENOENT" || error.code === "ESRCH") return undefined;
    throw error;
  });
}
