/**
 * `node scripts/odd-repositories.ts <cases> [folder…]`: writes and verifies a course of each odd
 * repository. A folder of `<cases>` is a case. Its `make.sh DIRECTORY` makes repositories and prints
 * their paths, one a line; its `README.md` says what is right. Needs `bun run build`. Exits with 1
 * when a course is not true, or an analysis ends without a code that a person can act on.
 */
import { existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { execa } from "execa";

const CLI = join(dirname(import.meta.dirname), "packages", "cli", "dist", "cli.bundled.mjs");
const HEAD = ["folder", "repository", "exit", "code", "documents", "verified", "seconds"];

type Row = readonly string[];

const [cases, ...wanted] = process.argv.slice(2);
if (cases === undefined) {
  console.error("Usage: node scripts/odd-repositories.ts <cases> [folder…]");
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), "fondation-odd-"));
try {
  const folders = globSync("*/", { cwd: cases }).map((path) => basename(path));
  const chosen = wanted.length === 0 ? folders.toSorted() : wanted;
  const rows: Row[] = [];
  for (const folder of chosen) rows.push(...(await tryCase(cases, folder)));
  printTable([HEAD, ...rows]);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function tryCase(root: string, folder: string): Promise<Row[]> {
  const script = join(root, folder, "make.sh");
  if (!existsSync(script)) return [[folder, "no make.sh", "", "", "", "", ""]];
  const { stdout } = await execa("bash", [script, join(scratch, folder)]);
  const paths = stdout.split("\n").filter((line) => line.startsWith("/"));
  const rows: Row[] = [];
  for (const [index, path] of paths.entries()) {
    rows.push(await tryRepository(folder, path, join(scratch, `course-${folder}-${index}`)));
  }
  return rows;
}

async function tryRepository(folder: string, path: string, out: string): Promise<Row> {
  const startedAt = performance.now();
  const made = await fondation("analyze", path, "--engine", "static", "--out", out);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const { error, documents } = made.result as { error?: { code: string }; documents?: readonly unknown[] };
  const row = [folder, basename(path), String(made.exitCode), error?.code ?? ""];
  if (documents === undefined) {
    if (error === undefined || error.code === "INTERNAL") process.exitCode = 1;
    return [...row, "0", "", seconds];
  }
  const { exitCode } = await fondation("verify", out, "--repository", path);
  if (exitCode !== 0) process.exitCode = 1;
  return [...row, String(documents.length), exitCode === 0 ? "yes" : "no", seconds];
}

/** The exit code, and the JSON on standard output: `{}` when the command printed none. */
async function fondation(...args: readonly string[]): Promise<{ exitCode: number; result: object }> {
  const { exitCode = -1, stdout } = await execa(process.execPath, [CLI, ...args, "--json"], {
    reject: false,
    stdin: "ignore",
    stderr: "inherit",
  });
  return { exitCode, result: stdout === "" ? {} : (JSON.parse(stdout) as object) };
}

function printTable(rows: readonly Row[]): void {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  }
}
