/** The files of a commit, by path. */

import { RepositoryError } from "../errors.ts";
import { execa } from "execa";
import { gitEnvironment } from "./git.ts";

const FULL_SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u;

/** `<mode> blob <object>\t<path>`; modes 100644 and 100755 are files, 120000 is a symbolic link, 160000 a submodule. */
const FILE_ENTRY = /^100(?:644|755|664) blob (?<object>[0-9a-f]+)\t(?<path>.+)$/su;

/**
 * Each regular file's object id. Symbolic links and submodules are no files; a path that is not UTF-8 cannot be cited and is left out.
 * Throws {@link RepositoryError} `REPOSITORY_INVALID` when the folder is no repository or does not hold the commit.
 */
export async function listTree(checkout: string, commit: string): Promise<Map<string, string>> {
  if (!FULL_SHA.test(commit)) throw unreadable(checkout, commit, "that is no full commit SHA");
  const result = await execa("git", ["ls-tree", "-r", "-z", "--full-tree", commit], {
    cwd: checkout,
    env: gitEnvironment(),
    extendEnv: false,
    encoding: "buffer",
    reject: false,
    stripFinalNewline: false,
  });
  if (result.failed) {
    const said = Buffer.from(result.stderr ?? [])
      .toString("utf8")
      .trim();
    throw unreadable(checkout, commit, said === "" ? (result.shortMessage ?? "git failed") : said);
  }
  return parseTree(Buffer.from(result.stdout));
}

function parseTree(output: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  for (let start = 0, end = output.indexOf(0); end !== -1; start = end + 1, end = output.indexOf(0, start)) {
    const bytes = output.subarray(start, end);
    const entry = bytes.toString("utf8");
    const { object, path } = FILE_ENTRY.exec(entry)?.groups ?? {};
    if (object !== undefined && path !== undefined && Buffer.from(entry, "utf8").equals(bytes)) {
      files.set(path, object);
    }
  }
  return files;
}

function unreadable(checkout: string, commit: string, reason: string): RepositoryError {
  return new RepositoryError({
    code: "REPOSITORY_INVALID",
    message: `The files of commit ${commit} cannot be listed in ${checkout}: ${reason}.`,
    advice: "Give the repository the course was made from, with that commit fetched.",
  });
}
