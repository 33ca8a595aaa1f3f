/** Facts about a course that a model writes: what the Anthropic double was asked, and what the machine knows. */
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { CourseView, JobView } from "@fondation/backend";
import type { AnthropicControl } from "@fondation/doubles/anthropic/client";
import type { LoggedRequest, Problem } from "@fondation/doubles/anthropic/log";
import { taskName } from "@fondation/doubles/anthropic/task";
import { BUNDLE } from "../system/processes/process-system.ts";
import type { System } from "../system/contract/system.ts";

/** Milliseconds for the writing of a course, each document by a child process of its own. */
export const WRITING = 240_000;
/** Milliseconds for the writing and what is done with the course. */
export const WHOLE_COURSE = 600_000;

/** The tasks that got their final answer, one entry for each time. */
export function answeredTasks(requests: readonly LoggedRequest[]): string[] {
  return requests.flatMap(({ outcome, task, completed }) =>
    outcome === "answer" && completed && task !== undefined ? [taskName(task)] : [],
  );
}

/** What the double says of one request. */
interface Asked {
  readonly completed: boolean;
  readonly status: number;
  readonly duration: number;
}

/** Requests whose client went away before there was an answer. */
export function unanswered(requests: readonly Asked[]): number {
  return requests.filter(({ completed, status, duration }) => !completed && status === 0 && duration > 0)
    .length;
}

/** What the double has given, summed up as a job's usage is. */
export function givenTokens(requests: readonly LoggedRequest[]) {
  const sum = (count: (usage: NonNullable<LoggedRequest["usage"]>) => number) =>
    requests.reduce((total, { usage }) => total + (usage === undefined ? 0 : count(usage)), 0);
  return {
    requests: requests.length,
    inputTokens: sum((usage) => usage.input_tokens),
    outputTokens: sum((usage) => usage.output_tokens),
    cacheReadTokens: sum((usage) => usage.cache_read_input_tokens),
    cacheWriteTokens: sum((usage) => usage.cache_creation_input_tokens),
  };
}

/** Every task of a course with `chapters` chapters. */
export function allTasks(chapters: number): string[] {
  const positions = Array.from({ length: chapters }, (_, index) => index + 1);
  return ["1", "2", "3", ...[4, 5, 6].flatMap((step) => positions.map((position) => `${step}.${position}`))];
}

/** No repository has this key: what the double found wrong then belongs to none. */
const NO_REPOSITORY = "-";

/**
 * Begins to watch the Anthropic double. The result tells what it found wrong since then, of these repositories and of requests that belong
 * to none: what other tests have left there is theirs.
 */
export async function watchProblems(
  anthropic: AnthropicControl,
): Promise<(repositories: readonly string[]) => Promise<Problem[]>> {
  const { length: before } = await anthropic.problems(NO_REPOSITORY);
  return async (repositories) => {
    const strangers = (await anthropic.problems(NO_REPOSITORY)).slice(before);
    const own = await Promise.all(repositories.map((key) => anthropic.problems(key)));
    return [...strangers, ...own.flat().filter(({ repository }) => repository !== undefined)];
  };
}

/** What every client of the model that runs was started with, one line each. */
export async function clientsOf(system: System): Promise<string[]> {
  if (system.target === "containers") {
    const all = system.workers
      .running()
      .map(({ name }) => system.containers.execute(name, ["sh", "-c", COMMAND_LINES]));
    return (await Promise.all(all)).flatMap(({ output }) =>
      output.split("\n").filter((line) => line.includes(CLIENT)),
    );
  }
  // Other systems may run beside this one: only its own clients know its token.
  const token = system.secrets?.["claude-token"] ?? "-";
  const processes = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const read = (file: string) => readFile(file, "utf8").catch(() => "");
  const lines = processes.map(async (pid) => {
    const line = await read(`/proc/${pid}/cmdline`);
    return line.includes(CLIENT) && (await read(`/proc/${pid}/environ`)).includes(token) ? [line] : [];
  });
  return (await Promise.all(lines)).flat();
}

/** An argument that only the client has. */
const CLIENT = "--restricted";
const COMMAND_LINES = "for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline; echo; done 2>/dev/null";

/** What `fondation jobs show` says of a job, with the settings of a worker. */
export async function shownByCommand(system: System, jobId: string): Promise<JobView> {
  const [worker] = system.workers.running();
  if (worker === undefined) throw new Error("No worker runs.");
  const command = ["jobs", "show", jobId, "--json"];
  if (system.target === "containers") {
    const { output } = await system.containers.execute(worker.name, ["fondation", ...command]);
    return JSON.parse(output) as JobView;
  }
  const environment = (await worker.environment()).map((entry): [string, string] => {
    const at = entry.indexOf("=");
    return [entry.slice(0, at), entry.slice(at + 1)];
  });
  const { stdout } = await promisify(execFile)(process.execPath, [BUNDLE, ...command], {
    env: Object.fromEntries(environment),
  });
  return JSON.parse(stdout) as JobView;
}

/** Everything that anybody can read of a course, but for its pictures and the lines it cites. */
export async function readable(system: System, course: CourseView): Promise<readonly string[]> {
  const documents = course.documents.map(({ slug }) => system.backend.document(course.courseId, slug));
  return [course, ...(await Promise.all(documents))].map((part) => JSON.stringify(part));
}
