/** Hides tokens in command line options from the process list. */

const SECRET_OPTIONS = ["--github-token", "--claude-token"] as const;

/** The options with secrets among the arguments, in both spellings (`--x value`, `--x=value`). */
export function secretOptionsIn(args: readonly string[]): string[] {
  return SECRET_OPTIONS.filter((option) =>
    args.some((arg) => arg === option || arg.startsWith(`${option}=`)),
  );
}

/** The process title, with the secrets replaced. */
export function processTitle(args: readonly string[]): string {
  const command = args.find((arg) => /^[a-z]+$/.test(arg));
  return command === undefined ? "fondation" : `fondation ${command}`;
}

/**
 * The warning about options that other users of the machine can read until the title is replaced.
 */
export function secretOptionWarning(options: readonly string[]): string {
  const variables = options.map((option) =>
    option === "--github-token" ? "GITHUB_TOKEN" : "CLAUDE_CODE_OAUTH_TOKEN",
  );
  return (
    `${options.join(" and ")} on the command line can be read by every user of this machine, and stays in the shell's history. ` +
    `Set ${variables.join(" and ")} or ${variables.map((name) => `${name}_FILE`).join(" and ")} instead.`
  );
}
