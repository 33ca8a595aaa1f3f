/** Finds the native `claude` program, and the program that ends it with its parent. */

import { accessSync, constants, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { FondationError } from "@fondation/environment";

const SDK = "@anthropic-ai/claude-agent-sdk";

/**
 * The given program, or the one in the SDK's optional package for this platform.
 * @throws FondationError CLAUDE_MISSING when the program is missing or not executable.
 */
export function findClaude(given?: string, from: string = import.meta.dirname): string {
  if (given !== undefined) {
    if (isExecutable(given)) return given;
    throw missing(`FONDATION_CLAUDE_EXECUTABLE is ${given}, which is not an executable program`);
  }
  for (const base of basesFrom(from)) {
    const found = packagedNextTo(base);
    if (found !== undefined) return found;
  }
  throw missing(`${SDK} has no program for ${process.platform}-${process.arch} installed`);
}

/** `setpriv` of util-linux. Only Linux can end a child together with its parent. */
export function findSetpriv(path: string = process.env.PATH ?? ""): string | undefined {
  if (process.platform !== "linux") return undefined;
  const found = [...path.split(delimiter), "/usr/bin", "/bin"]
    .map((directory) => join(directory, "setpriv"))
    .find(isExecutable);
  if (found !== undefined) return found;
  throw new FondationError({
    code: "CLAUDE_MISSING",
    message:
      "The claude engine cannot start: setpriv, which ends the client when this process is killed, was not found.",
    advice: "Install util-linux (it is part of Debian, Ubuntu and Fedora), or choose the static engine.",
  });
}

/**
 * Modules to resolve from: this one, then this package in each workspace above it, because a bundle
 * has no package of its own.
 */
function* basesFrom(directory: string): Generator<string> {
  yield join(directory, "executable.ts");
  for (let at = directory; ; at = dirname(at)) {
    const own = join(at, "packages", "engine-claude", "package.json");
    if (existsSync(own)) yield own;
    if (dirname(at) === at) return;
  }
}

function packagedNextTo(base: string): string | undefined {
  const name = process.platform === "win32" ? "claude.exe" : "claude";
  const machine = `${process.platform}-${process.arch}`;
  for (const suffix of [machine, `${machine}-musl`]) {
    try {
      // The package is an optional dependency of the SDK, so only the SDK can resolve it.
      const sdk = createRequire(base).resolve(SDK);
      const found = createRequire(sdk).resolve(`${SDK}-${suffix}/${name}`);
      if (isExecutable(found)) return found;
    } catch {
      // Not installed here. Try the next location.
    }
  }
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function missing(reason: string): FondationError {
  return new FondationError({
    code: "CLAUDE_MISSING",
    message: `The claude engine cannot start: ${reason}.`,
    advice:
      "Run `bun install`, let FONDATION_CLAUDE_EXECUTABLE name the `claude` program, or choose the static engine.",
  });
}
