import { CommanderError } from "commander";
import { EXIT, explain, failureText } from "../failures/command-failure.ts";
import { note } from "../terminal/result.ts";
import { program } from "./program.ts";
import { refuseTokens } from "./secret-arguments.ts";

/** Returns the exit code: the command's own, 1 for a failure, 2 for wrong usage, 70 for a bug. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    refuseTokens(args);
    await program().parseAsync(args, { from: "user" });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    // Commander has printed its own message. A request for help exits with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage;
    const explanation = explain(error);
    if (args.includes("--json")) process.stdout.write(`${JSON.stringify({ error: explanation })}\n`);
    else note(failureText(explanation));
    return explanation.exitCode;
  }
}
