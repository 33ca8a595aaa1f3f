/**
 * Runs the stages of `bun run test`. Nothing is installed when the first one runs, so it imports
 * nothing but Node.
 */

import { spawn } from "node:child_process";

/** One command, and what its failure means. */
export interface Stage {
  readonly name: string;
  /** What follows makes no sense when it fails. */
  readonly gate?: boolean;
  readonly command: readonly [string, ...string[]];
}

/** How a stage ended. */
export interface Result {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  /** Ended by Ctrl-C or a request to end. */
  readonly interrupted: boolean;
}

/** Runs one stage in the terminal. */
export async function runStage({ name, command }: Stage, env: NodeJS.ProcessEnv): Promise<Result> {
  console.log(`\n── ${name}`);
  return ended(name, command, env, "inherit", () => {});
}

/** Runs stages at the same time; prints the output of each as a whole, when it has ended. */
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
  const pieces: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (piece: Buffer) => pieces.push(piece));
  const end = (passed: boolean, signal: NodeJS.Signals | null): void => {
    onOutput(Buffer.concat(pieces).toString("utf8"));
    const seconds = (performance.now() - started) / 1000;
    resolve({ name, passed, seconds, interrupted: signal === "SIGINT" || signal === "SIGTERM" });
  };
  child.on("error", (error) => {
    pieces.push(Buffer.from(`${file} cannot be run: ${error.message}\n`));
    end(false, null);
  });
  child.on("close", (code, signal) => end(code === 0, signal));
  return promise;
}
