/** The requests to the Anthropic double for a course, and its answers. */
import type { LoggedRequest } from "@fondation/doubles/anthropic/exchange/request-log";
import { taskName } from "@fondation/doubles/anthropic/wire/task";

/** Milliseconds to write a course with a child process per document. */
export const WRITING = 240_000;
/** Milliseconds to write a course and read it. */
export const WHOLE_COURSE = 600_000;

/** The tasks with a final answer, one entry per answer. */
export function answeredTasks(requests: readonly LoggedRequest[]): string[] {
  return requests.flatMap(({ outcome, task, completed }) =>
    outcome === "answer" && completed && task !== undefined ? [taskName(task)] : [],
  );
}

interface Asked {
  readonly completed: boolean;
  readonly status: number;
  readonly duration: number;
}

/** Number of requests whose client disconnected before an answer. */
export function unanswered(requests: readonly Asked[]): number {
  return requests.filter(({ completed, status, duration }) => !completed && status === 0 && duration > 0)
    .length;
}

/** The tokens in the double's answers, in the shape of a job's usage. */
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
