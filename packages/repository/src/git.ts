/**
 * Runs Git for reading only: no hooks, no prompts, no network, and none of the caller's secrets.
 */

import { resolve } from "node:path";
import { findRepository } from "./find-repository.ts";
import { gitFailure } from "./git-failure.ts";
import { reasonOf, startGit } from "./git-process.ts";

/** The variables that Git needs to find its programs. Git gets no other variable of the caller. */
const PASSED_ON = ["PATH", "TMPDIR"];

/**
 * Variables of every Git process of the project: messages in English, no replaced objects, no
 * questions, no download, and no configuration of the user or of the machine.
 */
export const GIT_DEFAULTS = {
  LC_ALL: "C",
  HOME: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_ATTR_NOSYSTEM: "1",
  // Read the object that the id names, not one that a replacement reference puts in its place.
  GIT_NO_REPLACE_OBJECTS: "1",
  // An object that a partial clone left out counts as missing. Git would otherwise run the program
  // that the configuration of the repository names (`remote.<name>.uploadpack`).
  GIT_NO_LAZY_FETCH: "1",
  // Git before 2.39.4 does not know GIT_NO_LAZY_FETCH. It checks the protocol before it starts a
  // program. A clone names its own protocol instead.
  GIT_ALLOW_PROTOCOL: "none",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
} as const;

/**
 * Configuration of every Git process of the project: a repository starts no program, and the size of
 * one object decides how much memory is needed.
 */
export const GIT_CONFIGURATION: readonly (readonly [key: string, value: string])[] = [
  ["core.hooksPath", "/dev/null"],
  ["core.fsmonitor", "false"],
  ["core.askPass", ""],
  ["credential.helper", ""],
  // A bare repository counts only where `--git-dir` names it.
  ["safe.bareRepository", "explicit"],
  // Larger objects pass through memory in pieces, where a pack stores them as a whole.
  ["core.bigFileThreshold", "16m"],
  ["pack.threads", "1"],
];

/**
 * Names the repository's Git directory, so that neither Git's search nor the owner of the directory
 * decides which repository is read.
 */
export function gitCommand(checkout: string, args: readonly string[], signal?: AbortSignal) {
  const gitDirectory = findRepository(checkout)?.gitDirectory ?? resolve(checkout);
  const configuration = GIT_CONFIGURATION.flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  return {
    args: [`--git-dir=${gitDirectory}`, ...configuration, ...args],
    options: {
      env: { ...callerVariables(), ...GIT_DEFAULTS },
      ...(signal === undefined ? {} : { cancelSignal: signal }),
    },
  } as const;
}

function callerVariables(): Record<string, string | undefined> {
  return Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]]));
}

/** 50,000 files with paths of 2,000 bytes. */
const MAX_OUTPUT_BYTES = 100_000_000;
/** The disk may be slow. A pipe in the place of an object would never end. */
const TIMEOUT_MS = 600_000;

/**
 * Runs `git <args>` in a checkout and returns its output. `task` completes the sentence "Git cannot
 * …". Throws {@link RepositoryError} `REPOSITORY_INVALID` when Git fails, `REPOSITORY_TOO_LARGE` at
 * its limits, the abort reason when aborted.
 */
export async function readGit(
  checkout: string,
  args: readonly string[],
  { task, signal }: { readonly task: string; readonly signal?: AbortSignal | undefined },
): Promise<Uint8Array> {
  const command = gitCommand(checkout, args, signal);
  const result = await startGit(command.args, {
    ...command.options,
    stdin: "ignore",
    maxBuffer: MAX_OUTPUT_BYTES,
    timeout: TIMEOUT_MS,
  });
  if (!result.failed) return result.stdout;
  signal?.throwIfAborted();
  const what = `Git cannot ${task} in ${checkout} (git ${args[0] ?? ""})`;
  throw gitFailure(what, reasonOf(result), result.cause);
}
