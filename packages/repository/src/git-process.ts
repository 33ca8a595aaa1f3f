/**
 * Starts Git, for reading and for cloning, within limits: a pack of some kilobytes can hold objects
 * of many gigabytes.
 */

import { execa, type Options } from "execa";

/**
 * Of one process; each child of Git has the same. A file that a pack stores as a difference needs
 * two to three times its size in memory.
 */
export const GIT_LIMITS = { memoryBytes: 536_870_912, cpuSeconds: 600 } as const;

/**
 * Sets the limits for itself and becomes Git. `-d` counts the memory that a process writes to, and
 * not the packs that it maps; macOS ignores it. A machine with lower limits keeps its own.
 */
const LIMITED = `ulimit -S -t "$1" 2>/dev/null
ulimit -S -d "$2" 2>/dev/null
shift 2
exec git "$@"`;

const start = execa({ encoding: "buffer", reject: false, extendEnv: false, stripFinalNewline: false });

/**
 * Runs `git <args>`. `options.env` is its whole environment. The result tells of a failure; nothing
 * is thrown.
 */
export function startGit<const Given extends Options>(args: readonly string[], options: Given) {
  const limits = [String(GIT_LIMITS.cpuSeconds), String(GIT_LIMITS.memoryBytes / 1024)];
  return start("/bin/sh", ["-c", LIMITED, "git", ...limits, ...args], options);
}

interface ProcessEnd {
  readonly signal?: string | undefined;
  readonly timedOut: boolean;
  readonly isMaxBuffer: boolean;
  readonly cause?: unknown;
}

/** Why Git failed: its error output, and how the process ended. */
export function reasonOf(result: ProcessEnd & { readonly stderr: Uint8Array }): string {
  const said = new TextDecoder().decode(result.stderr).trim();
  return [said, endOf(result)].filter(Boolean).join("; ") || "no reason given";
}

/** How a process ended, where Git itself could not say it. */
export function endOf({ signal, timedOut, isMaxBuffer, cause }: ProcessEnd): string | undefined {
  if (timedOut) return "git took too long";
  if (isMaxBuffer) return "git printed too much";
  if (signal !== undefined) return `git died of ${signal}`;
  return cause instanceof Error ? cause.message : undefined;
}
