/**
 * Runs the stages of a command of the end-to-end suite with the terminal. It runs before anything is
 * installed, so it imports no packages.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { forwardSignals } from "../forward-signals.ts";

interface Stage {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Standard output is the result of the command, also where the other stages use standard error. */
  readonly result?: true;
}

/**
 * Returns a function that runs one stage and exits with the stage's exit code when it fails.
 *
 * @param quiet standard output contains only the result.
 */
export function stageRunner(name: string, root: string, quiet: boolean): (stage: Stage) => Promise<void> {
  const attempt = stageAttempt(name, root, quiet);
  return async (stage) => {
    const code = await attempt(stage);
    if (code !== 0) process.exit(code);
  };
}

/** Like {@link stageRunner}, but returns the exit code: 130 for a stage that a signal ended. */
export function stageAttempt(name: string, root: string, quiet: boolean): (stage: Stage) => Promise<number> {
  const say = quiet ? console.error : console.log;
  return async ({ name: stage, file, args, env = process.env, result }) => {
    say(`── ${name}: ${stage}`);
    const started = performance.now();
    const path = [join(root, "node_modules/.bin"), process.env.PATH].join(":");
    const child = spawn(file, args, {
      cwd: root,
      stdio: ["inherit", quiet && result !== true ? 2 : 1, 2],
      env: { ...env, PATH: path },
    });
    forwardSignals(child);
    const { promise, resolve } = Promise.withResolvers<number>();
    child.once("error", (error) => {
      console.error(`${file} could not be run: ${error.message}`);
      resolve(1);
    });
    child.once("close", (code, signal) => resolve(signal === null ? (code ?? 1) : 130));
    const code = await promise;
    say(`── ${name}: ${stage} took ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return code;
  };
}
