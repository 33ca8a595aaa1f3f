/** Checks that Git is safe to use with addresses that any user may submit. */
import { FondationError } from "@fondation/environment";
import { startGit } from "@fondation/repository";

/**
 * 2.37 added `http.curloptResolve`, which makes Git connect to the address that was checked. An
 * older Git ignores it: a name that resolves differently the second time would lead into the
 * worker's own network.
 */
export const OLDEST_GIT = "2.37";

/** Whether the output of `git --version` names {@link OLDEST_GIT} or a newer version. */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = numbersIn(version);
  const [oldestMajor = 0, oldestMinor = 0] = numbersIn(OLDEST_GIT);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** @throws FondationError GIT_MISSING or GIT_TOO_OLD. */
export async function requireGit(): Promise<void> {
  const git = await startGit(["--version"], { env: { PATH: process.env.PATH }, stdin: "ignore" });
  if (git.failed) throw gitMissing();
  const version = new TextDecoder().decode(git.stdout).trim();
  if (isNewEnough(version)) return;
  throw new FondationError({
    code: "GIT_TOO_OLD",
    message: `${version} is older than ${OLDEST_GIT}: it cannot be forced to connect to the address that was checked before a clone`,
    advice: INSTALL,
  });
}

function gitMissing(): FondationError {
  return new FondationError({
    code: "GIT_MISSING",
    message: "the program git was not found",
    advice: INSTALL,
  });
}

const INSTALL = `Install Git, version ${OLDEST_GIT} or newer: https://git-scm.com/downloads`;

function numbersIn(version: string): number[] {
  const [, major, minor] = /(?<!\d)(\d+)\.(\d+)/.exec(version) ?? [];
  return [Number(major ?? 0), Number(minor ?? 0)];
}
