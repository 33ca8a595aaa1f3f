/**
 * `bun run e2e [--target processes
 * containers
 * attached
 * all] [options of playwright test]`: the end-to-end suite, from a fresh clone. Installs, builds,
 * and makes sure that a Chromium and, if the target needs them, the production images exist. Bun
 * runs this file, because no package is installed yet. Everything after the installation runs on
 * the Node of the lock file.
 */

import { dirname, join } from "node:path";
import { HELP, readArguments } from "./e2e/e2e-arguments.ts";
import { repeatRuns } from "./e2e/repeat.ts";
import { stageAttempt, stageRunner } from "./e2e/stages.ts";

const root = dirname(import.meta.dirname);
const node = join(root, "node_modules/.bin/node");
const { help, json, blob, target, merge, repeat, rest } = readArguments(process.argv.slice(2), process.env);
if (help) {
  console.log(HELP);
  process.exit(0);
}

if (repeat === 0) {
  console.error("--repeat needs a number of runs from 1 to 999.");
  process.exit(2);
}

const run = stageRunner("e2e", root, json);

const playwright = join(root, "e2e/node_modules/@playwright/test/cli.js");
await run({ name: "install", file: process.execPath, args: ["install", "--frozen-lockfile"] });
if (merge !== undefined) {
  const args = [playwright, "merge-reports", "--config", "playwright.config.ts", merge];
  await run({ name: "report", file: node, args });
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
if (!targets.includes("attached"))
  await run({ name: "build", file: process.execPath, args: ["run", "build"] });
await run({ name: "Chromium", file: node, args: [join(root, "packages/browser/src/ensure.ts")] });
if (targets.includes("containers")) {
  const images = ["fondation", "browser", "fondation-claude"];
  await run({ name: "images", file: node, args: [join(root, "scripts/docker.ts"), "build", ...images] });
}
const suite = {
  name: "playwright",
  file: node,
  args: [playwright, "test", ...rest],
  result: true,
  env: {
    ...process.env,
    // Every worker of Playwright loads the same modules.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, "node_modules/.cache/node"),
    FONDATION_E2E_TARGET: targets.length > 1 ? "all" : targets[0],
    ...(json ? { FONDATION_E2E_JSON: "1" } : {}),
    ...(blob ? { FONDATION_E2E_BLOB: "1" } : {}),
  },
} as const;
if (repeat === 1) await run(suite);
else {
  const attempt = stageAttempt("e2e", root, json);
  const once = (name: string) => attempt({ ...suite, name });
  process.exit(await repeatRuns({ root, times: repeat, run: once, say: console.error }));
}
