/** Runs Git for reading only: no hooks, no prompts, no network, and none of the caller's secrets. */

import { ExecaError, execa } from "execa";
import { RepositoryError } from "./errors.ts";
import { gitEnvironment } from "./reader/git.ts";

/** Runs `git <args>` in a checkout and returns its bytes. Throws REPOSITORY_INVALID when Git refuses, the abort reason when aborted. */
export async function readGit(
  checkout: string,
  args: readonly string[],
  { input, signal }: { input?: string; signal: AbortSignal },
): Promise<Uint8Array> {
  try {
    const { stdout } = await execa("git", ["-C", checkout, "-c", `safe.directory=${checkout}`, ...args], {
      encoding: "buffer",
      cancelSignal: signal,
      extendEnv: false,
      env: gitEnvironment(),
      stripFinalNewline: false,
      maxBuffer: 1_000_000_000,
      ...(input === undefined ? { stdin: "ignore" as const } : { input }),
    });
    return stdout;
  } catch (error) {
    signal.throwIfAborted();
    const detail = error instanceof ExecaError ? error.shortMessage : String(error);
    throw new RepositoryError({
      code: "REPOSITORY_INVALID",
      message: `Reading the repository with \`git ${args[0] ?? ""}\` failed: ${detail}`,
      advice: "Check that the directory is a Git checkout that holds the commit, and that it can be read.",
      cause: error,
    });
  }
}
