/** Runs one Git command in a process group of its own, so that ending it ends its helpers too. */
import { createTail } from "@fondation/environment";
import { execa } from "execa";

/** What to run. */
export interface GitCommand {
  readonly arguments: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Ends the whole process group at once. */
  readonly signal: AbortSignal;
  /** Called with each piece of standard output; without it, standard output is thrown away. */
  readonly onOutput?: (chunk: Buffer) => void;
  /** Called whenever Git wrote anything: a sign of life. */
  readonly onActivity?: () => void;
}

/** How it ended. */
export interface GitResult {
  readonly exitCode: number | undefined;
  /** The last lines of standard error, without secrets and without those that repeat the server's own words. */
  readonly errors: readonly string[];
}

const SHOWN_ERRORS = 16_384;

/**
 * Runs Git to its end.
 * @throws the signal's reason when it was aborted; anything else, a failed start included, is a result.
 */
export async function runGit(command: GitCommand): Promise<GitResult> {
  command.signal.throwIfAborted();
  const git = execa("git", [...command.arguments], {
    cwd: command.directory,
    env: { ...command.environment },
    extendEnv: false,
    detached: true,
    // A leader of its own group is not ended by Ctrl-C on the terminal: the worker decides.
    cleanup: false,
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
    buffer: false,
    reject: false,
  });
  const end = () => endGroup(git.pid);
  command.signal.addEventListener("abort", end, { once: true });
  const tail = createTail(SHOWN_ERRORS);
  git.stdout.on("data", (chunk: Buffer) => {
    command.onActivity?.();
    command.onOutput?.(chunk);
  });
  git.stderr.on("data", (chunk: Buffer) => {
    command.onActivity?.();
    tail.add(chunk.toString("utf8"));
  });
  try {
    const { exitCode, cause } = await git;
    command.signal.throwIfAborted();
    const started = cause instanceof Error && git.pid === undefined ? [cause.message] : [];
    return { exitCode, errors: [...started, ...ownLines(tail.read())] };
  } finally {
    command.signal.removeEventListener("abort", end);
  }
}

/** Ends a process and all its children; nothing a checkout has done so far is kept, so there is nothing to wait for. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Already gone.
  }
}

/** What Git itself said: a server's words (`remote: …`) and the progress meter decide nothing. */
function ownLines(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("remote:"));
}
