/**
 * The model's time in a course, and the user's waiting time beyond it.
 *
 * **The model's time** is the duration of the course if only the model took time. Each task takes
 * the time in which its requests are with the model. The tasks of a step start in order on as many
 * lanes as may be used at once, each when a lane is free. A step starts when the previous one has
 * ended. With one lane, this is the time in which a request is outstanding.
 */

import { type Task, taskName } from "@fondation/doubles/anthropic/wire/task";

/**
 * A request to the model as logged by the double. Times are in milliseconds, `at` since the epoch.
 */
export interface ModelRequest {
  readonly at: number;
  readonly duration: number;
  readonly task?: Task;
}

/** In milliseconds. A pair is a sum and the number of its summands. */
export interface BeyondModel {
  readonly wall: number;
  readonly model: number;
  /** From the first request to the last answer, minus the model's time. */
  readonly between: number;
  /** From an answer to the next request of the same task: the client's own work and its tools. */
  readonly turns: readonly [number, number];
  /**
   * From the last answer of a task to the first request of the next task on its lane: checks,
   * checkpoints, the next client.
   */
  readonly tasks: readonly [number, number];
  /** Before the first request. */
  readonly before: number;
  /** After the last answer. */
  readonly after: number;
}

interface FinishedTask {
  readonly step: number;
  readonly position: number;
  readonly from: number;
  readonly to: number;
  /** The time in which the task's requests are with the model. */
  readonly model: number;
  readonly gaps: readonly number[];
}

/**
 * Divides the duration of a run by its requests. Throws an Error without requests, and for a
 * request without a task.
 */
export function beyondModel(
  requests: readonly ModelRequest[],
  lanes: number,
  { startedAt, endedAt }: { readonly startedAt: number; readonly endedAt: number },
): BeyondModel {
  const tasks = tasksIn(requests);
  const from = Math.min(...tasks.map((task) => task.from));
  const to = Math.max(...tasks.map((task) => task.to));
  const model = scheduleLength(tasks, lanes);
  const turns = tasks.flatMap(({ gaps }) => gaps);
  const waits = betweenTasks(tasks, lanes);
  return {
    wall: endedAt - startedAt,
    model,
    between: to - from - model,
    turns: [sum(turns), turns.length],
    tasks: [sum(waits), waits.length],
    before: from - startedAt,
    after: endedAt - to,
  };
}

function tasksIn(requests: readonly ModelRequest[]): FinishedTask[] {
  const byTask = Map.groupBy(requests, ({ task }) => {
    if (task === undefined) throw new Error("A request belongs to no task.");
    return taskName(task);
  });
  if (byTask.size === 0) throw new Error("The model was asked nothing.");
  return [...byTask.values()].map((own) => {
    const sorted = own.toSorted((one, other) => one.at - other.at);
    const end = ({ at, duration }: ModelRequest): number => at + duration;
    const { step = 0, position = 0 } = sorted[0]?.task ?? {};
    return {
      step,
      position,
      from: Math.min(...sorted.map(({ at }) => at)),
      to: Math.max(...sorted.map(end)),
      model: sum(sorted.map(({ duration }) => duration)),
      gaps: sorted.slice(1).map(({ at }, index) => at - end(sorted[index] as ModelRequest)),
    };
  });
}

/**
 * The duration of the model's part of the tasks on these lanes, step by step, without pauses
 * between tasks.
 */
function scheduleLength(tasks: readonly FinishedTask[], lanes: number): number {
  const steps = [...Map.groupBy(tasks, ({ step }) => step).values()];
  return sum(
    steps.map((own) => {
      const busy = Array.from({ length: lanes }, () => 0);
      for (const task of own.toSorted((one, other) => one.position - other.position)) {
        const free = busy.indexOf(Math.min(...busy));
        busy[free] = (busy[free] ?? 0) + task.model;
      }
      return Math.max(...busy);
    }),
  );
}

/**
 * For each task that waits for another one: the time from the end of the other task to its own
 * start.
 */
function betweenTasks(tasks: readonly FinishedTask[], lanes: number): number[] {
  const steps = [...Map.groupBy(tasks, ({ step }) => step).values()].toSorted(
    ([one], [other]) => (one?.step ?? 0) - (other?.step ?? 0),
  );
  return steps.flatMap((own, index) => {
    const before = Math.max(...(steps[index - 1] ?? []).map(({ to }) => to));
    const ends = own.map(({ to }) => to).toSorted((one, other) => one - other);
    return own
      .toSorted((one, other) => one.from - other.from)
      .flatMap(({ from }, place) => {
        const room = place < lanes ? before : (ends[place - lanes] ?? before);
        return Number.isFinite(room) ? [from - room] : [];
      });
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
