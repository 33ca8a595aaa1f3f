/**
 * `bun run e2e:mutants`: puts one defect at a time into the built product and runs the test that must
 * notice it. Bun runs this file, because no package is installed yet.
 */
import { dirname, join } from "node:path";
import { HELP, readArguments } from "./e2e/mutants-arguments.ts";
import { stageRunner } from "./e2e/stages.ts";

const root = dirname(import.meta.dirname);
const node = join(root, "node_modules/.bin/node");
const { help, list, json, rest } = readArguments(process.argv.slice(2));
if (help) {
  console.log(HELP);
  process.exit(0);
}

const run = stageRunner("mutants", root, json || list);
await run({ name: "install", file: process.execPath, args: ["install", "--frozen-lockfile"] });
if (!list) {
  await run({ name: "build", file: process.execPath, args: ["run", "build"] });
  await run({ name: "Chromium", file: node, args: [join(root, "packages/browser/src/ensure.ts")] });
}
const env = {
  ...process.env,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, "node_modules/.cache/node"),
};
await run({
  name: "mutants",
  file: node,
  args: [join(root, "e2e/mutants/main.ts"), ...rest],
  result: true,
  env,
});
