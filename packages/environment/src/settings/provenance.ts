/**
 * The origin of an env file. Commands run inside the repository under study, whose files other
 * people wrote. Those files must not decide where a user's tokens go or which program runs.
 */
import { execFileSync } from "node:child_process";
import { realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** `repository`: Git tracks it. `unknown`, with the reason: Git fails, or another user owns it. */
export type Provenance = "own" | "repository" | { readonly unknown: string };

/**
 * The origin of `name` in `directory`, which must exist: a file, or a directory (Git tracks
 * something in it). Checks both a link and its target.
 */
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

/** The name as stored on the disk: a file system that ignores case finds `.ENV` for `.env`. */
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

/**
 * The Git configuration of a foreign repository must start no program: no file system monitor, no
 * bare repository committed as files.
 */
const HARMLESS = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.bareRepository=explicit"].flatMap(
  (setting) => ["-c", setting],
);

/**
 * Git gets at most 512 MB: a small index can hold very long paths. `@fondation/repository` has the
 * same limit for all other Git processes; the packages of one floor do not import each other.
 */
const LIMITED = `ulimit -S -d 524288 2>/dev/null
exec git "$@"`;

function askGit(directory: string, file: string): Provenance {
  try {
    const listed = execFileSync(
      "/bin/sh",
      [
        "-c",
        LIMITED,
        "git",
        ...HARMLESS,
        "-C",
        directory,
        "ls-files",
        "-z",
        "--error-unmatch",
        "--",
        `:(icase,literal)${file}`,
      ],
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
    return { unknown: "git gave an unexpected answer" };
  } catch (error) {
    const { status, stderr, code } = error as { status?: number; stderr?: string; code?: string };
    // With status 1 too, Git reports that it could not read a part of a sparse index.
    const isPartial = /^error: Could not read/m.test(stderr ?? "");
    if (status === 1 && !isPartial) return "own";
    // A `.git` that points to a missing directory has a similar message, with a colon here.
    if (status === 128 && /^fatal: not a git repository \(/m.test(stderr ?? "")) return "own";
    if (code === "ENOENT" || status === 127) return { unknown: "git was not found" };
    return { unknown: `git could not tell (${code ?? stderr?.trim().split("\n")[0] ?? "no answer"})` };
  }
}

/** The variables that Git needs to find its programs and the user's configuration. */
const PASSED_ON = /^(?:PATH|HOME|XDG_CONFIG_HOME|TMPDIR|GIT_EXEC_PATH|GIT_CONFIG.*)$/;

/**
 * Passes on no variable that selects another repository than the one around the file, and no
 * secret. Git must not fetch a missing object: it would run a program that the repository names.
 */
function gitEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => PASSED_ON.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    GIT_DISCOVERY_ACROSS_FILESYSTEM: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
  };
}
