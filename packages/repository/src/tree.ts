/**
 * The files of a commit, from Git's tree alone. The work tree is not read: it may be changed, and
 * its links may point outside.
 */

import { readGit } from "./git.ts";
import { unreadable } from "./git-failure.ts";
import { RepositoryError } from "./repository-error.ts";
import { decodeUtf8 } from "./text.ts";

export interface RepositoryFile {
  /** Repository-relative, with `/`. */
  readonly path: string;
  /** Object id of the blob. */
  readonly oid: string;
  readonly bytes: number;
}

const FULL_SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u;

/**
 * The regular files of a commit, sorted by path in UTF-16 order. Symbolic links and submodules are
 * left out, and so are paths that no citation can write or no disk holds. Where a tree holds a path twice, the first
 * entry counts.
 *
 * Throws {@link RepositoryError}: `REPOSITORY_INVALID` when the folder is not a repository or does
 * not contain the commit, and `REPOSITORY_EMPTY` for the commit `HEAD`, which `git rev-parse HEAD`
 * prints in a repository without commits.
 */
export async function listTree(
  checkout: string,
  commit: string,
  signal?: AbortSignal,
): Promise<readonly RepositoryFile[]> {
  if (!FULL_SHA.test(commit)) throw invalidCommit(checkout, commit);
  const output = await readGit(checkout, ["ls-tree", "-r", "-z", "-l", "--full-tree", commit], {
    task: `list the files of commit ${commit}`,
    signal,
  });
  const files = new Map<string, RepositoryFile>();
  for (const record of splitAtNul(output)) {
    const file = parseRecord(record);
    if (file !== undefined && !files.has(file.path)) files.set(file.path, file);
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function invalidCommit(checkout: string, commit: string): RepositoryError {
  const reason = `"${commit}" is not a full commit SHA`;
  if (commit !== "HEAD") return unreadable(`The files of ${checkout} cannot be listed: ${reason}.`);
  return new RepositoryError({
    code: "REPOSITORY_EMPTY",
    message: `The repository has no commit to analyze: ${reason}.`,
    advice: "Push at least one commit with source code, then submit the repository again.",
  });
}

function* splitAtNul(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}

/**
 * Symbolic links have mode 120000, submodules 160000. Old repositories hold files of mode 100664.
 */
const REGULAR_FILE_MODES = new Set(["100644", "100755", "100664"]);

/** `<mode> <type> <oid> <size>\t<path>`, as git-ls-tree(1) writes it with `-l`. */
function parseRecord(record: Uint8Array): RepositoryFile | undefined {
  const tab = record.indexOf(9);
  const [mode = "", type, oid, size] = Buffer.from(record.subarray(0, tab)).toString("latin1").split(/ +/);
  if (type !== "blob" || oid === undefined || !REGULAR_FILE_MODES.has(mode)) return undefined;
  const path = decodePath(record.subarray(tab + 1));
  return path === undefined ? undefined : { path, oid, bytes: Number(size) };
}

const NO_SEGMENTS = new Set(["", ".", ".."]);

/** In bytes: `PATH_MAX` of Linux. Git itself accepts names of any length in a tree. */
const LONGEST_PATH = 4_096;

/** In segments. Imports are looked for in each directory above a file. */
const DEEPEST_PATH = 100;

/**
 * Returns a path that a citation can write and that could be checked out: valid UTF-8, no control
 * characters or line breaks, no empty or dot segments, not too long or too deep. Otherwise undefined.
 */
function decodePath(bytes: Uint8Array): string | undefined {
  const path = bytes.length > LONGEST_PATH ? undefined : decodeUtf8(bytes);
  if (path === undefined || /[\p{Cc}\u2028\u2029]/u.test(path)) return undefined;
  const segments = path.split("/", DEEPEST_PATH + 1);
  const isWritable = segments.length <= DEEPEST_PATH && !segments.some((segment) => NO_SEGMENTS.has(segment));
  return isWritable ? path : undefined;
}
