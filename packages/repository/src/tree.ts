/** The files of a commit, from Git's tree alone: the work tree is never read, so no symbolic link can lead anywhere. */

import { RepositoryError } from "./errors.ts";
import { readGit } from "./git.ts";

/** One regular file of the commit. */
export interface TreeEntry {
  /** Repository-relative, with `/`. */
  readonly path: string;
  /** The blob's object id. */
  readonly oid: string;
  /** Size in bytes. */
  readonly bytes: number;
}

/** Regular files of the commit sorted by path; links, submodules and paths that no citation can write are left out. */
export async function listTree(
  checkout: string,
  commit: string,
  signal: AbortSignal,
): Promise<readonly TreeEntry[]> {
  if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(commit)) {
    throw new RepositoryError({
      code: "REPOSITORY_EMPTY",
      message: "The repository has no commit to analyse.",
      advice: "Push at least one commit with source code, then submit the repository again.",
    });
  }
  const output = await readGit(checkout, ["ls-tree", "-r", "-z", "-l", "--full-tree", commit], { signal });
  const entries: TreeEntry[] = [];
  for (const record of splitAtNul(output)) {
    const entry = parseRecord(record);
    if (entry !== undefined) entries.push(entry);
  }
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function* splitAtNul(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}

const REGULAR_FILE_MODES = new Set(["100644", "100755", "100664"]);

/** `<mode> <type> <oid> <size>\t<path>`, as git-ls-tree(1) writes it with `-l`. */
function parseRecord(record: Uint8Array): TreeEntry | undefined {
  const tab = record.indexOf(9);
  const [mode = "", type, oid, size] = Buffer.from(record.subarray(0, tab)).toString("latin1").split(/ +/);
  if (type !== "blob" || oid === undefined || !REGULAR_FILE_MODES.has(mode)) return undefined;
  const path = decodePath(record.subarray(tab + 1));
  return path === undefined ? undefined : { path, oid, bytes: Number(size) };
}

/** A path that a citation can write: valid UTF-8 without control characters. */
function decodePath(bytes: Uint8Array): string | undefined {
  try {
    const path = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return /[\p{Cc}\u2028\u2029]/u.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}
