/**
 * `bun run test`: everything that proves the project, from a fresh clone: install, build, format, lint, types, dead code, unit and
 * integration tests, and the end-to-end suite. What failed is said once more at the end. Run by Bun, since nothing is installed yet.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { FAILURES_FILE } from "../e2e/report/failure.ts";
import { HELP, readArguments } from "./test/arguments.ts";

const root = dirname(import.meta.dirname);
const bun = process.execPath;

const { help, endToEnd, units, rest } = (() => {
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

/** Both targets where an engine answers; else the suite itself says loudly that it runs on processes. */
function endToEndOptions(): readonly string[] {
  if (rest.length > 0) return rest;
  const engine = spawnSync("docker", ["version"], { stdio: "ignore", timeout: 10_000 });
  return engine.status === 0 ? ["--target", "all"] : [];
}

/** The stages in order. `gate`: what follows makes no sense when it fails. */
const stages = [
  { name: "install", gate: true, command: [bun, "install", "--frozen-lockfile"] },
  { name: "build", gate: true, command: [bun, "run", "build"] },
  { name: "format", gate: false, command: [bun, "run", "format:check"] },
  { name: "lint", gate: false, command: [bun, "run", "lint"] },
  { name: "types", gate: false, command: [bun, "run", "types"] },
  { name: "layers", gate: false, command: [bun, "run", "layers"] },
  { name: "dead code", gate: false, command: [bun, "run", "dead-code"] },
  { name: "Chromium", gate: true, command: ["node_modules/.bin/node", "packages/browser/src/ensure.ts"] },
  { name: "unit and integration", gate: false, command: [bun, "run", "test:unit", ...units] },
  ...(endToEnd
    ? [{ name: "end to end", gate: false, command: [bun, "run", "e2e", ...endToEndOptions()] }]
    : []),
];

/** What the tests say of those that failed; a file, since Playwright empties the folder of its results. */
const scratch = mkdtempSync(join(tmpdir(), "fondation-test-"));
const failures = join(scratch, "failures.txt");
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const results: { name: string; passed: boolean; seconds: number }[] = [];
for (const { name, gate, command } of stages) {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const [file = bun, ...arguments_] = command;
  const { status, signal } = spawnSync(file, arguments_, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, [FAILURES_FILE]: failures },
  });
  const passed = status === 0;
  results.push({ name, passed, seconds: (performance.now() - started) / 1000 });
  if (signal === "SIGINT" || signal === "SIGTERM") process.exit(130);
  if (!passed && gate) break;
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
  // No test has failed.
}
process.exit(failed === 0 ? 0 : 1);
