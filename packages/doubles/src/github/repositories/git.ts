/**
 * Runs Git without the user's configuration. This folder imports only Node's own modules, because
 * it is copied into containers without packages.
 */
import { spawn } from "node:child_process";
import { devNull } from "node:os";
import { text } from "node:stream/consumers";

/** The complete environment of Git. */
export const GIT_ENVIRONMENT = {
  PATH: process.env.PATH ?? "/usr/bin:/bin",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: devNull,
  GIT_TERMINAL_PROMPT: "0",
  LC_ALL: "C",
} as const;

/**
 * Runs one Git command. Resolves to its output without the last newline. Rejects with its stderr.
 */
export async function git(
  args: readonly string[],
  { input = "", env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<string> {
  const child = spawn("git", args, { env: { ...GIT_ENVIRONMENT, ...env }, stdio: "pipe" });
  // Git may end before it has read its input. The exit code says whether that is an error.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const [code, stdout, stderr] = await Promise.all([exit, text(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new Error(`git ${args.join(" ")} ended with ${code}: ${stderr.trim()}`);
  return stdout.replace(/\n$/, "");
}
