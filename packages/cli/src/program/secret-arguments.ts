/** Refuses tokens in the command line, which every user of the machine can read. */
import { FondationError } from "@fondation/environment/errors";

/** The options that earlier versions accepted, with the variable for their token. */
const VARIABLE_FOR = new Map([
  ["--github-token", "GITHUB_TOKEN"],
  ["--claude-token", "CLAUDE_CODE_OAUTH_TOKEN"],
]);

/**
 * The process title, without arguments. Setting it hides a token at once, but not for the time in
 * which Node starts.
 */
export function processTitle(args: readonly string[]): string {
  const command = args.find((arg) => /^[a-z]+$/.test(arg));
  return command === undefined ? "fondation" : `fondation ${command}`;
}

/** Accepts both spellings (`--x value`, `--x=value`). Throws USAGE that names the variable. */
export function refuseTokens(args: readonly string[]): void {
  for (const arg of args) {
    const [option = ""] = arg.split("=", 1);
    const variable = VARIABLE_FOR.get(option);
    if (variable === undefined) continue;
    throw new FondationError({
      code: "USAGE",
      message: `${option} shows its token in the process list to every user of this machine, and stays in the shell's history`,
      advice: `Set ${variable}, or ${variable}_FILE to the file that contains the token. Replace the token if others use this machine.`,
    });
  }
}
