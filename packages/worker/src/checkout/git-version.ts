/** Which Git is new enough to be trusted with a stranger's address. */
import { FondationError } from "@fondation/environment";
import { execa } from "execa";

/**
 * The oldest Git that works: `http.curloptResolve`, which holds Git to the address that was checked, came with 2.37. An older one ignores
 * it, and a name that leads elsewhere the second time it is asked for would reach the worker's own network.
 */
export const OLDEST_GIT = "2.37";

/** Whether what `git --version` printed names {@link OLDEST_GIT} or a newer one. */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = numbersIn(version);
  const [oldestMajor = 0, oldestMinor = 0] = numbersIn(OLDEST_GIT);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/**
 * Makes sure that Git is there and new enough.
 * @throws FondationError GIT_MISSING or GIT_TOO_OLD.
 */
export async function requireGit(): Promise<void> {
  const { stdout, failed } = await execa("git", ["--version"], { reject: false, stdin: "ignore" });
  if (failed) throw gitMissing();
  if (isNewEnough(stdout)) return;
  throw new FondationError({
    code: "GIT_TOO_OLD",
    message: `${stdout.trim()} is older than ${OLDEST_GIT}: it cannot be held to the address that was checked before a clone`,
    advice: INSTALL,
  });
}

/** The error for a machine without Git. */
export function gitMissing(): FondationError {
  return new FondationError({
    code: "GIT_MISSING",
    message: "the program git was not found",
    advice: INSTALL,
  });
}

const INSTALL = `Install Git, version ${OLDEST_GIT} or newer: https://git-scm.com/downloads`;

function numbersIn(version: string): number[] {
  const [, major, minor] = /(\d+)\.(\d+)/.exec(version) ?? [];
  return [Number(major ?? 0), Number(minor ?? 0)];
}
