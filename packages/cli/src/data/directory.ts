/**
 * The directory where `up` and the embedded backend keep their data: `.fondation/`, readable only
 * by its owner.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { FondationError, provenanceOf } from "@fondation/environment";

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
 * The paths below `path`, which need not exist. Throws DATA_NOT_YOURS when the directory came with
 * the repository under study: other people would know its keys, and its database and the address of
 * its backend could not be trusted.
 */
export function dataDirectory(path: string): DataDirectory {
  const root = resolve(path);
  if (existsSync(root) && provenanceOf(dirname(root), basename(root)) === "repository") {
    throw new FondationError({
      code: "DATA_NOT_YOURS",
      message: `${root} contains files that Git tracks: it came with the repository, and Fondation does not use keys and data of other people`,
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
