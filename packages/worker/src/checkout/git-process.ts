/** Runs one Git command in its own process group, so that killing it kills its helpers too. */
import { createTail } from "@fondation/environment";
import { endOf, startGit } from "@fondation/repository";

export interface GitObservers {
  /** Receives each chunk of standard output. Without it, output is dropped. */
  readonly onOutput?: (chunk: Buffer) => void;
  /** Called when Git writes to standard output or standard error. */
  readonly onActivity?: () => void;
}

interface GitCommand extends GitObservers {
  readonly arguments: readonly string[];
  readonly directory: string;
  /** The complete environment. No variable of this process is added. */
  readonly environment: Readonly<Record<string, string>>;
  /** Kills the whole process group. */
  readonly signal: AbortSignal;
}

export interface GitResult {
  readonly exitCode: number | undefined;
  /** The last lines of standard error, without secrets and without lines from the server. */
  readonly errors: readonly string[];
}

const SHOWN_ERRORS = 16_384;

/**
 * Runs Git to its end.
 * @throws the signal's reason when aborted. Returns all other failures, even a failed start, as a
 * result.
 */
export async function runGit(command: GitCommand): Promise<GitResult> {
  command.signal.throwIfAborted();
  const git = startGit(command.arguments, {
    cwd: command.directory,
    env: { ...command.environment },
    detached: true,
    // Ctrl-C on the terminal does not reach another process group: the worker decides.
    cleanup: false,
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
    buffer: false,
  });
  const kill = () => killGroup(git.pid);
  command.signal.addEventListener("abort", kill, { once: true });
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
    const result = await git;
    command.signal.throwIfAborted();
    const end = endOf(result);
    return { exitCode: result.exitCode, errors: [...ownLines(tail.read()), ...(end ? [end] : [])] };
  } finally {
    command.signal.removeEventListener("abort", kill);
  }
}

/** Kills a process and all its children, without waiting: an aborted checkout keeps no files. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The group has already ended.
  }
}

/** Drops the `remote: …` lines. The server controls them, so they must not influence a decision. */
function ownLines(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("remote:"));
}
