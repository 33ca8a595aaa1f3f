/**
 * Runs the stages of `bun run test`. The first stage runs before anything is installed, so this
 * module imports only Node's modules.
 */

import { spawn } from "node:child_process";
import { forwardSignals } from "../forward-signals.ts";

export interface Stage {
  readonly name: string;
  /** The later stages are skipped when this one fails. */
  readonly gate?: boolean;
  readonly command: readonly [string, ...string[]];
}

export interface Result {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  /** Ended by Ctrl-C or another signal. */
  readonly interrupted: boolean;
}

export async function runStage({ name, command }: Stage, env: NodeJS.ProcessEnv): Promise<Result> {
  console.log(`\n── ${name}`);
  return ended(name, command, env, "inherit", () => {});
}

/** The exit code of a command that ends after Ctrl-C. */
const INTERRUPTED = 130;

/** Runs stages concurrently. Prints the whole output of each one when it has ended. */
export function runTogether(stages: readonly Stage[], env: NodeJS.ProcessEnv): Promise<Result[]> {
  return Promise.all(
    stages.map(({ name, command }) =>
      ended(name, command, env, "pipe", (output) => console.log(`\n── ${name}\n${output.trimEnd()}`)),
    ),
  );
}

function ended(
  name: string,
  [file, ...args]: Stage["command"],
  env: NodeJS.ProcessEnv,
  output: "inherit" | "pipe",
  onOutput: (output: string) => void,
): Promise<Result> {
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<Result>();
  const child = spawn(file, args, { env, stdio: ["inherit", output, output] });
  forwardSignals(child);
  const pieces: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (piece: Buffer) => pieces.push(piece));
  const end = (passed: boolean, interrupted: boolean): void => {
    onOutput(Buffer.concat(pieces).toString("utf8"));
    const seconds = (performance.now() - started) / 1000;
    resolve({ name, passed, seconds, interrupted });
  };
  child.on("error", (error) => {
    pieces.push(Buffer.from(`${file} cannot be run: ${error.message}\n`));
    end(false, false);
  });
  child.on("close", (code, signal) => end(code === 0, code === INTERRUPTED || signal !== null));
  return promise;
}
