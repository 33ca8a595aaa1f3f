/**
 * Looks for secrets where it runs, on this machine or, bundled, in a container: in files, and in what processes were started with. What it
 * says is worth something only if it would have found one, so in each of these places it plants them first.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createSecretSearch } from "./secret-search.ts";

/** What to look for, and where. */
export interface ScanRequest {
  /** Secrets by name. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Searched with all that is below them. They must exist, and files can be planted there. */
  readonly directories: readonly string[];
}

/** A process that was started with a secret. */
export interface SecretHolder {
  readonly secret: string;
  /** The first words of its command line; of what a client of the model has started, « of a client » as well. */
  readonly who: string;
}

/** What was seen. No secret is in it. */
export interface ScanResult {
  /** SHA-256 of each secret that was looked for, by its name. */
  readonly digests: Readonly<Record<string, string>>;
  /** How many files were read, without those that were planted. */
  readonly files: number;
  /** `<secret> in <path>`. */
  readonly inFiles: readonly string[];
  readonly inArguments: readonly SecretHolder[];
  readonly inEnvironments: readonly SecretHolder[];
  /** Processes whose environment may not be read: they have more rights than this one, or another user's. */
  readonly closed: readonly string[];
}

/** What a client of the model is called here. */
export const CLIENT = "a client";
/** An argument that only a client has. */
const CLIENT_ARGUMENT = "--restricted";

type Search = ReturnType<typeof createSecretSearch>;

/** Looks once. Rejects when it has not found what it had planted, or cannot read what there is to read. */
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
  // Encoded, as a header would be: a search for the plain text alone would not do.
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

/** Files come and go while services work: what is gone is no fault, but nothing else is forgiven. */
async function* filesBelow(directory: string): AsyncGenerator<string> {
  for (const entry of (await unlessGone(readdir(directory, { withFileTypes: true }))) ?? []) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else if (entry.isFile()) yield file;
  }
}

/** A process, and the names of the secrets it was started with. */
interface Seen {
  readonly words: readonly string[];
  readonly parent: string;
  readonly inArguments: readonly string[];
  readonly inEnvironment: readonly string[];
  readonly isClosed: boolean;
}

/** All processes, whosever they are: who else has a secret of this system has it from there. */
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

/** Waits to be told to end; its arguments and its environment are full of secrets. */
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
    // A process that gives itself a title leaves empty ones.
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

/** Undefined for what was there a moment ago. */
async function unlessGone<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((error: NodeJS.ErrnoException) => {
    // The system says the second of a process that has ended.
    if (error.code === "ENOENT" || error.code === "ESRCH") return undefined;
    throw error;
  });
}
