/**
 * File access in directories that other people may have filled. A repository or an archive can
 * bring links, pipes and files with any name; following them reads or writes somewhere else.
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from "node:fs";
import { dirname, join, parse, relative, resolve, sep } from "node:path";
import { FondationError } from "../errors.ts";

/** Open flags that create a file, and fail when anything has its name, even a broken link. */
export const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/** Does not follow a link, and does not wait for the writer of a pipe. */
const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Empties the file. */
const REPLACED =
  constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** In bytes. The largest file that is read here is the manifest of a course, with some megabytes. */
export const LARGEST_READ = 50_000_000;

/** What a name refers to, without following a link. */
export type Entry = "absent" | "file" | "directory" | "link" | "other";

export interface Obstacle {
  readonly path: string;
  readonly entry: Exclude<Entry, "absent">;
}

export function entryAt(path: string): Entry {
  try {
    const found = lstatSync(path);
    if (found.isSymbolicLink()) return "link";
    if (found.isDirectory()) return "directory";
    return found.isFile() ? "file" : "other";
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return "absent";
    throw error;
  }
}

/**
 * The first part of a path that is a link. Links in the root directory belong to the system, for
 * example `/tmp` on macOS, and are accepted. Every other link may come from a repository.
 */
export function linkIn(path: string): string | undefined {
  const parts = partsOf(resolve(path));
  return parts.find((part) => dirname(part) !== parse(part).root && entryAt(part) === "link");
}

/**
 * The first part of `path` below `root` that prevents a safe write or removal of a file: a parent
 * that exists and is no directory, or a last part that exists and is no regular file.
 */
export function obstacleBelow(root: string, path: string): Obstacle | undefined {
  for (const part of partsOf(relative(root, path))) {
    const at = join(root, part);
    const entry = entryAt(at);
    if (entry === "absent") return undefined;
    if (entry !== (at === path ? "file" : "directory")) return { path: at, entry };
  }
  return undefined;
}

/**
 * The text of a regular file; undefined when it is absent.
 * @throws FondationError PATH_UNSAFE for a link, a directory, a pipe or a device, or for more than
 * {@link LARGEST_READ} bytes.
 */
export function readRegularFile(path: string): string | undefined {
  const entry = entryAt(path);
  if (entry === "absent") return undefined;
  if (entry !== "file") throw unsafe(path, WORDS[entry]);
  const file = openSync(path, READ);
  try {
    // The name may refer to something else since the check.
    const found = fstatSync(file);
    if (!found.isFile()) throw unsafe(path, WORDS.other);
    if (found.size > LARGEST_READ) throw unsafe(path, `a file of ${found.size} bytes`);
    return readFileSync(file, "utf8");
  } finally {
    closeSync(file);
  }
}

/**
 * Opens an empty regular file for writing, and creates it if it is absent. The caller closes it.
 * @throws FondationError PATH_UNSAFE for a link, a directory, a pipe or a device.
 */
export function openReplaced(path: string, mode: number): number {
  const entry = entryAt(path);
  if (entry !== "absent" && entry !== "file") throw unsafe(path, WORDS[entry]);
  return openSync(path, REPLACED, mode);
}

const WORDS = {
  file: "a file",
  directory: "a directory",
  link: "a link",
  other: "a pipe or a device",
} as const satisfies Record<Obstacle["entry"], string>;

/** For a message, for example `course/chapters is a link`. */
export function obstacleText({ path, entry }: Obstacle): string {
  return `${path} is ${WORDS[entry]}`;
}

function unsafe(path: string, what: string): FondationError {
  return new FondationError({
    code: "PATH_UNSAFE",
    message: `${path} was not opened: it is ${what}, and only a regular file of at most ${LARGEST_READ} bytes is used here`,
    advice: "Remove it, or choose another directory.",
  });
}

/** `a`, `a/b` and `a/b/c` for `a/b/c`. */
function partsOf(path: string): string[] {
  const names = path.split(sep);
  return names
    .map((_, index) => names.slice(0, index + 1).join(sep))
    .filter((part) => part !== "" && part !== sep);
}
