/**
 * `bun run e2e [--target processes
 * containers
 * attached
 * all] [options of playwright test]`: the end-to-end suite, from a fresh clone. Installs, builds,
 * and makes sure that a Chromium and, if the target needs them, the production images exist. Bun
 * runs this file, because no package is installed yet. Everything after the installation runs on
 * the Node of the lock file.
 */

import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { HELP, readArguments } from "./e2e/e2e-arguments.ts";

const root = dirname(import.meta.dirname);
const node = join(root, "node_modules/.bin/node");
const { help, json, blob, target, merge, rest } = readArguments(process.argv.slice(2), process.env);
if (help) {
  console.log(HELP);
  process.exit(0);
}

/** With `--json`, standard output contains only the report. */
const say = json ? console.error : console.log;

/** Runs one stage with the terminal. Exits with the stage's exit code when it fails. */
function run(
  name: string,
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): void {
  say(`── e2e: ${name}`);
  const started = performance.now();
  const path = [join(root, "node_modules/.bin"), process.env.PATH].join(":");
  const { status, signal, error } = spawnSync(file, args, {
    cwd: root,
    stdio: ["inherit", json && name !== "playwright" ? 2 : 1, 2],
    env: { ...env, PATH: path },
  });
  if (error !== undefined) console.error(`${file} could not be run: ${error.message}`);
  say(`── e2e: ${name} took ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) process.exit(signal === null ? (status ?? 1) : 130);
}

const playwright = join(root, "e2e/node_modules/@playwright/test/cli.js");
run("install", process.execPath, ["install", "--frozen-lockfile"]);
if (merge !== undefined) {
  run("report", node, [playwright, "merge-reports", "--config", "playwright.config.ts", merge]);
  process.exit(0);
}
const { chooseTargets, engineAnswers } = await import("./e2e/target.ts");
const { targets, warning } = (() => {
  try {
    return chooseTargets(target, engineAnswers);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
})();
if (warning !== undefined) console.error(warning);
if (!targets.includes("attached")) run("build", process.execPath, ["run", "build"]);
run("Chromium", node, [join(root, "packages/browser/src/ensure.ts")]);
if (targets.includes("containers")) {
  run("images", node, [join(root, "scripts/docker.ts"), "build", "fondation", "browser", "fondation-claude"]);
}
run("playwright", node, [playwright, "test", ...rest], {
  ...process.env,
  // Every worker of Playwright loads the same modules.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, "node_modules/.cache/node"),
  FONDATION_E2E_TARGET: targets.length > 1 ? "all" : targets[0],
  ...(json ? { FONDATION_E2E_JSON: "1" } : {}),
  ...(blob ? { FONDATION_E2E_BLOB: "1" } : {}),
});
