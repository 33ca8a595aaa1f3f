/**
 * Where an env file came from. The commands are run inside the repository under study, and whatever that repository committed was
 * written by somebody else: it must not decide where a person's tokens go or which program runs.
 */
import { execFileSync } from "node:child_process";
import { realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** `repository`: Git tracks it. `unknown`: it could not be found out, or another user owns it; with the reason. */
export type Provenance = "own" | "repository" | { readonly unknown: string };

/** Where `name` in `directory` came from: a file, or a directory of which Git tracks anything. It must be there. Both a link and what it leads to are asked about. */
export function provenanceOf(directory: string, name: string): Provenance {
  const path = join(directory, name);
  let doubt: Provenance = "own";
  for (const [at, file] of [
    [directory, name],
    [dirname(realPath(path)), basename(realPath(path))],
  ] as const) {
    const found = askGit(at, file);
    if (found === "repository") return found;
    if (found !== "own") doubt = found;
  }
  return doubt === "own" && isForeign(path) ? { unknown: "another user owns it" } : doubt;
}

/** Under the name it has on the disk: a file system may find `.ENV` when it is asked for `.env`. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function isForeign(path: string): boolean {
  const self = process.getuid?.();
  const owner = statSync(path, { throwIfNoEntry: false })?.uid;
  return self !== undefined && owner !== undefined && owner !== self && owner !== 0;
}

/** The configuration of a repository that is no friend must start nothing: no file monitor, no bare repository that was committed as files. */
const HARMLESS = ["-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit"];

function askGit(directory: string, file: string): Provenance {
  try {
    const listed = execFileSync(
      "git",
      [...HARMLESS, "-C", directory, "ls-files", "-z", "--error-unmatch", "--", `:(icase,literal)${file}`],
      {
        env: gitEnvironment(),
        stdio: ["ignore", "pipe", "pipe"],
        encoding: "utf8",
        timeout: 10_000,
        maxBuffer: 100_000_000,
      },
    );
    const isListed = (path: string) =>
      path === file.toLowerCase() || path.startsWith(`${file.toLowerCase()}/`);
    if (listed.toLowerCase().split("\0").some(isListed)) return "repository";
    return { unknown: "git gave no answer to what it was asked" };
  } catch (error) {
    const { status, stderr, code } = error as { status?: number; stderr?: string; code?: string };
    if (status === 1) return "own";
    // Not the message of a `.git` that leads nowhere, which goes on with a colon.
    if (status === 128 && /^fatal: not a git repository \(/m.test(stderr ?? "")) return "own";
    if (code === "ENOENT") return { unknown: "git was not found" };
    return { unknown: `git could not tell (${code ?? stderr?.trim().split("\n")[0] ?? "no answer"})` };
  }
}

/** Whatever names another repository or index does not count: the one around the file does. */
function gitEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("GIT_") || name.startsWith("GIT_CONFIG") || name === "GIT_EXEC_PATH",
  );
  return { ...Object.fromEntries(kept), LC_ALL: "C", GIT_DISCOVERY_ACROSS_FILESYSTEM: "1" };
}
