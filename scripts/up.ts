/**
 * `bun run up [repository] [options]`: installs, builds and runs `fondation up`, from a fresh
 * clone, on a machine with Node (any version), npm and Git. Bun runs this file before anything is
 * installed, so it imports no packages.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { launchers, watchProcesses } from "../packages/cli/src/lifetime/ancestors.ts";

const root = dirname(import.meta.dirname);
const started = performance.now();
let child: ChildProcess | undefined;
let stopping: NodeJS.Signals | undefined;

// One Ctrl-C reaches the child twice, from the terminal and from here. The child counts both as
// one.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(signal));
watchProcesses(launchers(process.pid), () => stop("SIGTERM"));

process.exitCode = await up();

async function up(): Promise<number> {
  const installed = await quietly(
    "installing",
    [process.execPath, "install", "--frozen-lockfile"],
    isInstalled(),
  );
  if (installed !== 0) return ended(installed);
  const node = join(root, "node_modules", ".bin", "node");
  if (!existsSync(node)) {
    console.error(
      `There is no Node 24 for ${process.platform}-${process.arch} among the installed packages.`,
    );
    console.error(
      "Install Node 24 or newer, then: node scripts/build.ts && node packages/cli/dist/cli.bundled.mjs up",
    );
    return 1;
  }
  const built = await run([node, join(root, "scripts", "build.ts")], "inherit");
  if (built.code !== 0) return ended(built.code);
  const cli = join(root, "packages", "cli", "dist", "cli.bundled.mjs");
  const { code, killed } = await run([node, cli, "up", ...process.argv.slice(2)], "inherit");
  // A command that handles the signal decides the exit code itself, because a course may have
  // failed before.
  return killed ? ended(code) : code;
}

/** A requested end is a success, whatever the exit code of the interrupted step. */
function ended(code: number): number {
  return stopping === undefined ? code : 0;
}

function stop(signal: NodeJS.Signals): void {
  stopping = signal;
  child?.kill(signal);
}

/**
 * Whether an earlier install was completed here. An install then only checks, which is fast enough
 * to need no output.
 */
function isInstalled(): boolean {
  return existsSync(join(root, "node_modules", ".bin", "node"));
}

/** Runs a step. Shows its output only when it fails. */
async function quietly(what: string, command: readonly string[], silent: boolean): Promise<number> {
  if (!silent) console.error(`${what}…`);
  const { code, output } = await run(command, "pipe");
  if (code !== 0 && stopping === undefined) console.error(output);
  else if (!silent) console.error(`${what} took ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return code;
}

interface Outcome {
  readonly code: number;
  /** Ended by a signal, or canceled before its start. */
  readonly killed: boolean;
  readonly output: string;
}

function run(command: readonly string[], stdio: "inherit" | "pipe"): Promise<Outcome> {
  if (stopping !== undefined) return Promise.resolve({ code: 1, killed: true, output: "" });
  const [program = "", ...args] = command;
  const running = spawn(program, args, { cwd: stdio === "pipe" ? root : process.cwd(), stdio });
  child = running;
  let output = "";
  for (const stream of [running.stdout, running.stderr]) stream?.on("data", (chunk) => (output += chunk));
  return new Promise((resolve) => {
    running.once("error", (error) => resolve({ code: 1, killed: false, output: error.message }));
    running.once("close", (code) => resolve({ code: code ?? 1, killed: code === null, output }));
  });
}
