/**
 * `bun run test`: everything that proves the project, from a fresh clone. Lists the failures again
 * at the end. Bun runs this file, because no package is installed yet.
 */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { FAILURES_FILE } from "./test/failure.ts";
import type { Selection } from "./test/reach.ts";
import { type Result, runStage, runTogether, type Stage } from "./test/run-stage.ts";
import { HELP, readArguments } from "./test/test-arguments.ts";

const root = dirname(import.meta.dirname);
const bun = process.execPath;
const node = join(root, "node_modules/.bin/node");
process.chdir(root);

const { help, checks, endToEnd, units, changed, rest } = (() => {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
})();
if (help) {
  console.log(HELP);
  process.exit(0);
}

const CHECKS: readonly Stage[] = [
  { name: "format", command: [bun, "run", "format:check"] },
  { name: "lint", command: [bun, "run", "lint"] },
  { name: "types", command: [bun, "run", "types"] },
  { name: "layers", command: [bun, "run", "layers"] },
  { name: "dead code", command: [bun, "run", "dead-code"] },
];

/**
 * The reporters append their failures to a file here. Playwright empties its own folder, so the
 * file must be elsewhere.
 */
const scratch = mkdtempSync(join(tmpdir(), "fondation-test-"));
const failures = join(scratch, "failures.txt");
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
const env = { ...process.env, [FAILURES_FILE]: failures };

const results: Result[] = [];
async function run(stage: Stage): Promise<boolean> {
  const result = await runStage(stage, env);
  results.push(result);
  if (result.interrupted) process.exit(130);
  return result.passed || stage.gate !== true;
}

/** Selects all tests, or those that the changes since a revision can reach. */
function select(): Selection {
  if (changed === undefined) return { units: "all", endToEnd: "all" };
  try {
    const output = execFileSync(node, ["scripts/test/changes.ts", changed], { encoding: "utf8" });
    return JSON.parse(output) as Selection;
  } catch {
    process.exit(2);
  }
}

/**
 * Both targets when an engine answers. Otherwise the suite itself says that it runs only on
 * processes.
 */
function allTargets(): readonly string[] {
  const engine = spawnSync("docker", ["version"], { stdio: "ignore", timeout: 10_000 });
  return engine.status === 0 ? ["--target", "all"] : [];
}

async function runTests(): Promise<void> {
  const selection = select();
  const files = selection.units === "all" ? units : selection.units;
  if (selection.units === "all" || files.length > 0) {
    await run({ name: "unit and integration", command: [bun, "run", "test:unit", ...files] });
  } else console.log("\nNo unit test is reached by the changes.");
  if (!endToEnd) return;
  if (selection.endToEnd === undefined) console.log("\nNo end-to-end test is reached by the changes.");
  else {
    const chosen = selection.endToEnd === "all" ? allTargets() : selection.endToEnd;
    await run({ name: "end to end", command: [bun, "run", "e2e", ...(rest.length > 0 ? rest : chosen)] });
    if (rest.length === 0 && selection.endToEnd === "all")
      await run({ name: "seeded defects", command: [bun, "run", "e2e:mutants", "--quick"] });
  }
}

if (
  (await run({ name: "install", gate: true, command: [bun, "install", "--frozen-lockfile"] })) &&
  (await run({ name: "build", gate: true, command: [bun, "run", "build"] }))
) {
  const checked = await runTogether(checks ? CHECKS : [], env);
  results.push(...checked);
  if (checked.some(({ interrupted }) => interrupted)) process.exit(130);
  if (await run({ name: "Chromium", gate: true, command: [node, "packages/browser/src/ensure.ts"] })) {
    await runTests();
  }
}

console.log("\n── summary");
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? "passed" : "FAILED"}  ${seconds.toFixed(1).padStart(6)} s  ${name}`);
}
const failed = results.filter(({ passed }) => !passed).length;
console.log(`stages: ${results.length - failed} passed, ${failed} failed`);
try {
  console.log(readFileSync(failures, "utf8").trimEnd());
} catch {
  // The file is missing when no test has failed.
}
process.exit(failed === 0 ? 0 : 1);
