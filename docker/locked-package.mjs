/**
 * `node locked-package.mjs <name>`: downloads one package in the version of bun.lock, compares it
 * with the hash in bun.lock, and unpacks it into `package/`. For a package that is too large to be
 * installed together with the others.
 */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const [name] = process.argv.slice(2);
// The lock file is JSON with trailing commas.
const { packages } = JSON.parse(readFileSync("bun.lock", "utf8").replace(/,(\s*[}\]])/g, "$1"));
const entry = packages[name];
if (entry === undefined) fail(`bun.lock has no package ${name}`);
const [spec] = entry;
const locked = entry.at(-1);

const [packed] = JSON.parse(execFileSync("npm", ["pack", "--json", "--silent", spec], { encoding: "utf8" }));
if (packed.integrity !== locked) fail(`${spec} is ${packed.integrity}, and bun.lock has ${locked}`);
execFileSync("tar", ["-xzf", packed.filename, "package"]);

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
