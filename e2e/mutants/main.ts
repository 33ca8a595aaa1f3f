/** Runs mutants, on a build that exists: `main.ts [--quick] [--list] [--json] [filter ...]`. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { engineAnswers } from "../../scripts/e2e/target.ts";
import type { Mutant } from "./mutant.ts";
import { TABLE_FILE } from "./mutants-reporter.ts";
import { CHOSEN } from "./selection.ts";
import { MUTANTS } from "./table.ts";

const OPTIONS = {
  quick: { type: "boolean", default: false },
  list: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
const chosen = MUTANTS.filter(
  ({ id, quick }) =>
    (!values.quick || quick === true) &&
    (positionals.length === 0 || positionals.some((filter) => id.includes(filter))),
);
if (chosen.length === 0) {
  console.error(`No mutant is named like ${positionals.join(", ")}: see --list.`);
  process.exit(2);
}

if (values.list) {
  const width = Math.max(...chosen.map(({ id }) => id.length));
  const lines = chosen.map(
    ({ id, what, owner }) => `${id.padEnd(width)}  ${what} (${owner.spec} › ${owner.title})`,
  );
  const rows = chosen.map(({ id, what, owner, quick = false }) => ({ id, what, owner, quick }));
  console.log(values.json ? JSON.stringify(rows, undefined, 2) : lines.join("\n"));
  process.exit(0);
}

const scratch = mkdtempSync(path.join(tmpdir(), "fondation-mutants-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
const verdicts: unknown[] = [];
const playwright = createRequire(import.meta.url).resolve("@playwright/test/cli");
const config = fileURLToPath(new URL("./playwright.ts", import.meta.url));

/** Runs some mutants. Returns the exit code. */
function run(mutants: readonly Mutant[], env: NodeJS.ProcessEnv): number {
  if (mutants.length === 0) return 0;
  const table = path.join(scratch, "table.json");
  const { status, signal } = spawnSync(process.execPath, [playwright, "test", "--config", config], {
    stdio: ["inherit", values.json ? 2 : 1, 2],
    env: {
      ...process.env,
      [CHOSEN]: mutants.map(({ id }) => id).join(","),
      [TABLE_FILE]: table,
      FONDATION_E2E_GENERATION_MS: "45000",
      ...env,
    },
  });
  verdicts.push(...(JSON.parse(readFileSync(table, "utf8")) as unknown[]));
  return signal === null ? (status ?? 1) : 130;
}

/** Each one needs an image of its own, and therefore a run of its own. */
function runOnContainers(mutant: Mutant): number {
  const tag = `fondation/mutant:${mutant.id}`;
  const dockerfile = `FROM fondation/complete:latest\n${mutant.image}\n`;
  execFileSync("docker", ["build", "--tag", tag, "-"], { input: dockerfile, stdio: ["pipe", 2, 2] });
  return run([mutant], { FONDATION_E2E_TARGET: "containers", FONDATION_E2E_IMAGE: tag });
}

const onContainers = chosen.filter(({ target }) => target === "containers");
const codes = [
  run(
    chosen.filter((mutant) => !onContainers.includes(mutant)),
    { FONDATION_E2E_TARGET: "processes" },
  ),
];
if (onContainers.length > 0 && engineAnswers()) codes.push(...onContainers.map(runOnContainers));
else for (const { id } of onContainers) console.error(`not tried, for want of a container engine: ${id}`);
if (values.json) console.log(JSON.stringify(verdicts, undefined, 2));
process.exit(Math.max(...codes));
