/**
 * Runs Git for reading only: no hooks, no prompts, no network, and none of the caller's secrets.
 */

import { resolve } from "node:path";
import { execa } from "execa";
import { RepositoryError } from "./repository-error.ts";

/**
 * The variables that Git needs to find its programs and the user's configuration. Git gets no other
 * variable of the caller: no secret, and no location that a hook has set (`GIT_DIR`).
 */
const PASSED_ON = /^(?:PATH|HOME|XDG_CONFIG_HOME|TMPDIR|GIT_CONFIG.*)$/u;

export function gitCommand(checkout: string, args: readonly string[], signal?: AbortSignal) {
  const directory = resolve(checkout);
  return {
    // A checkout may belong to another user, which Git refuses unless the directory is named safe.
    args: ["-C", directory, "-c", `safe.directory=${directory}`, ...args],
    options: {
      encoding: "buffer",
      reject: false,
      extendEnv: false,
      env: readOnlyEnvironment(),
      stripFinalNewline: false,
      ...(signal === undefined ? {} : { cancelSignal: signal }),
    },
  } as const;
}

/**
 * Variables of every Git process of the project: messages in English, no replaced objects, no
 * questions.
 */
export const GIT_DEFAULTS = {
  LC_ALL: "C",
  // Read the object that the id names, not one that a replacement reference puts in its place.
  GIT_NO_REPLACE_OBJECTS: "1",
  // An object that a partial clone left out counts as missing: no read may use the network.
  GIT_NO_LAZY_FETCH: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
} as const;

function readOnlyEnvironment(): Record<string, string | undefined> {
  const passedOn = Object.entries(process.env).filter(([name]) => PASSED_ON.test(name));
  return { ...Object.fromEntries(passedOn), ...GIT_DEFAULTS };
}

const MAX_OUTPUT_BYTES = 1_000_000_000;

/**
 * Runs `git <args>` in a checkout and returns its output. `task` completes the sentence "Git cannot
 * …". Throws {@link RepositoryError} `REPOSITORY_INVALID` when Git fails, the abort reason when
 * aborted.
 */
export async function readGit(
  checkout: string,
  args: readonly string[],
  { task, signal }: { readonly task: string; readonly signal?: AbortSignal | undefined },
): Promise<Uint8Array> {
  const command = gitCommand(checkout, args, signal);
  const result = await execa("git", command.args, {
    ...command.options,
    stdin: "ignore",
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  if (!result.failed) return result.stdout;
  signal?.throwIfAborted();
  const said = new TextDecoder().decode(result.stderr).trim();
  throw unreadable(
    `Git cannot ${task} in ${checkout} (git ${args[0] ?? ""}): ${said === "" ? result.shortMessage : said}`,
  );
}

/** For a directory that is not a repository, or does not contain the commit. */
export function unreadable(message: string): RepositoryError {
  return new RepositoryError({
    code: "REPOSITORY_INVALID",
    message,
    advice: "Check that the directory is a Git repository that can be read, with that commit fetched.",
  });
}
