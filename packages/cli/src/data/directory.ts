/**
 * The directory where `up` and the embedded backend keep their data: `.fondation/`, readable only
 * by its owner.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { entryAt, FondationError, provenanceOf } from "@fondation/environment";

/** Absolute paths in a data directory. */
export interface DataDirectory {
  readonly root: string;
  readonly keys: string;
  readonly database: string;
  readonly workspace: string;
  readonly logs: string;
  /** Describes the system that runs on this directory, for the commands that talk to it. */
  readonly running: string;
}

/**
 * The paths below `path`, which need not exist. Throws DATA_NOT_YOURS when the directory may have
 * come with the repository or archive under study: other people would know its keys, its database
 * and the address of its backend could not be trusted, and its links lead elsewhere.
 */
export function dataDirectory(path: string): DataDirectory {
  const root = resolve(path);
  const why = whyNotYours(root);
  if (why !== undefined) {
    throw new FondationError({
      code: "DATA_NOT_YOURS",
      message: `${root} is not used as the data directory: ${why}`,
      advice: "Let FONDATION_DATA (or --data) name a directory of your own.",
    });
  }
  return {
    root,
    keys: join(root, "keys"),
    database: join(root, "database"),
    workspace: join(root, "workspace"),
    logs: join(root, "logs"),
    running: join(root, "running.json"),
  };
}

function whyNotYours(root: string): string | undefined {
  if (entryAt(root) === "absent") return undefined;
  const provenance = provenanceOf(dirname(root), basename(root));
  if (provenance === "repository") {
    return "it contains files that Git tracks, so it came with the repository, and Fondation does not use keys and data of other people";
  }
  if (provenance !== "own") return `it may not be yours: ${provenance.unknown}`;
  const link = linkOrPipe(root);
  return link === undefined ? undefined : `${link} is a link or a pipe, and Fondation makes none there`;
}

/**
 * The directories in which Fondation opens files by name. A checkout below `workspace` may contain
 * links, which are never followed.
 */
const WRITTEN = [
  ".",
  "keys",
  ...["access", "admin", "browser"].map((name) => join("keys", name)),
  "database",
  "logs",
];

/** Links that Git does not know are found here, for example those of an unpacked archive. */
function linkOrPipe(root: string): string | undefined {
  for (const directory of WRITTEN) {
    const at = join(root, directory);
    if (entryAt(at) !== "directory") continue;
    for (const name of readdirSync(at)) {
      if (["link", "other"].includes(entryAt(join(at, name)))) return join(at, name);
    }
  }
  return undefined;
}

/** Creates the directory if it is missing, with a `.gitignore` that ignores everything in it. */
export function prepareDirectory(data: DataDirectory): void {
  if (existsSync(data.root)) return;
  mkdirSync(data.root, { recursive: true, mode: 0o700 });
  writeFileSync(join(data.root, ".gitignore"), "*\n");
}

/**
 * Removes only what this program created: the directory that the user named may contain other
 * files.
 */
export function emptyDirectory(data: DataDirectory): void {
  for (const path of [data.keys, data.database, data.workspace, data.logs, data.running]) {
    rmSync(path, { recursive: true, force: true });
  }
}
