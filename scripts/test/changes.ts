/**
 * `node scripts/test/changes.ts <revision>`: prints as JSON which tests the changes since a Git
 * revision can reach.
 */

import { dirname, join } from "node:path";
import { execa } from "execa";
import { type Module, selectTests } from "./reach.ts";

const root = dirname(dirname(import.meta.dirname));

/** The fields of dependency-cruiser's JSON report that this script reads. */
interface Report {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
}

async function lines(command: string, ...args: string[]): Promise<string[]> {
  const { stdout } = await execa(command, args, { cwd: root });
  return stdout.split("\n").filter((line) => line !== "");
}

/** Paths that differ from the revision: committed since, uncommitted, or untracked. */
async function changedPaths(revision: string): Promise<string[]> {
  const tracked = await lines("git", "diff", "--name-only", "--no-renames", revision, "--");
  return [...tracked, ...(await lines("git", "ls-files", "--others", "--exclude-standard"))];
}

async function importGraph(): Promise<Module[]> {
  const { stdout } = await execa(
    process.execPath,
    [
      join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs"),
      ...["--config", ".dependency-cruiser.mjs", "--output-type", "json"],
      ...["packages", "e2e", "scripts", "benchmarks"],
    ],
    // The exit code counts violations, which the stage "layers" reports.
    { cwd: root, reject: false, maxBuffer: 100_000_000 },
  );
  const { modules } = JSON.parse(stdout) as Report;
  return modules.map(({ source, dependencies }) => ({
    source,
    imports: dependencies.map(({ resolved }) => resolved),
  }));
}

const [, , revision = "HEAD"] = process.argv;
try {
  const changed = await changedPaths(revision);
  console.log(
    JSON.stringify(changed.length === 0 ? selectTests([], []) : selectTests(changed, await importGraph())),
  );
} catch (error) {
  console.error(
    `The changes since ${revision} cannot be found: ${error instanceof Error ? error.message : error}`,
  );
  process.exitCode = 2;
}
