/** Chooses the tasks of every tutorial of a course: six to nine each, and no two series alike. */

import { compareBy, type Topic } from "@fondation/code";
import type { CourseView } from "../view/course-view.ts";
import type { Stage } from "../words/tutorial-words.ts";
import { catchTasks } from "./tasks/catch-task.ts";
import { causeTasks } from "./tasks/cause-task.ts";
import { convertTasks } from "./tasks/convert-task.ts";
import { defaultTasks } from "./tasks/default-task.ts";
import { orderTasks } from "./tasks/order-task.ts";
import { moveTasks } from "./tasks/move-task.ts";
import { qualifiedName } from "./function-body.ts";
import { matchTasks } from "./tasks/match-task.ts";
import { placeTasks } from "./tasks/place-tasks.ts";
import { registryTasks } from "./tasks/registry-task.ts";
import { signatureTasks } from "./tasks/signature-task.ts";
import { skipTasks } from "./tasks/skip-task.ts";
import { stateTasks } from "./tasks/state-task.ts";
import type { Task } from "./task.ts";
import { testTasks } from "./tasks/test-task.ts";
import { codeOf } from "./topic-code.ts";
import { traceTasks } from "./tasks/trace-task.ts";
import { variantTasks } from "./tasks/variant-task.ts";

const MAX_TASKS = 8;
const FEWEST = 6;
/** A third task of a kind is only for a tutorial with fewer tasks. */
const FEWEST_KINDS = 4;
const PER_KIND = 3;
/** In so many tutorials of a course, where other kinds suffice. */
const MOST_OF_ANY = 6;
/** Kinds that nearly every function gives a task of; once in a tutorial. */
const MOST: Readonly<Record<string, number>> = { signature: 2, default: 3, state: 4 };
/** With fewer tasks, a tutorial also asks where its part stands. */
const FEW = 5;
const STAGES: readonly Stage[] = ["understand", "predict", "change", "run"];

/** What a task loses for each function of the topic that is called more. */
const IMPORTANCE = 0.05;

const plans = new WeakMap<CourseView, ReadonlyMap<Topic, readonly Task[]>>();

export function tasksOf(topic: Topic, view: CourseView): readonly Task[] {
  const planned = plans.get(view) ?? planAll(view);
  plans.set(view, planned);
  return planned.get(topic) ?? [];
}

function planAll(view: CourseView): Map<Topic, readonly Task[]> {
  const planned = new Map<Topic, readonly Task[]>();
  const series = new Set<string>();
  const asked = new Map<string, number>();
  for (const [position, { topic }] of view.placements.entries()) {
    const all = candidatesOf(topic, view);
    const fresh = new Map([...all].filter(([kind]) => (asked.get(kind) ?? 0) < mostOf(kind)));
    const tries = [fresh, all].flatMap((candidates) =>
      Array.from({ length: MAX_TASKS - 3 }, (_, less) =>
        choose(candidates, asked, position + less, MAX_TASKS - less),
      ),
    );
    const isNew = (tasks: readonly Task[]): boolean => !series.has(seriesOf(tasks));
    let best: readonly Task[] =
      tries.find((tasks) => tasks.length >= FEWEST && isNew(tasks)) ??
      tries.find((tasks) => tasks.length >= FEW && isNew(tasks)) ??
      choose(all, asked, position, MAX_TASKS);
    if (best.length < FEW) best = [...placeTasks(topic, view), ...best].sort(compareBy(atStage));
    series.add(seriesOf(best));
    for (const kind of new Set(best.map((task) => task.kind))) asked.set(kind, (asked.get(kind) ?? 0) + 1);
    planned.set(topic, best);
  }
  return planned;
}

const mostOf = (kind: string): number => MOST[kind] ?? MOST_OF_ANY;

function seriesOf(tasks: readonly Task[]): string {
  return tasks.map(({ kind }) => kind).join();
}

/** By kind, the best first. */
function candidatesOf(topic: Topic, view: CourseView): Map<string, Task[]> {
  const { bodies, types } = codeOf(topic, view);
  const byType = Map.groupBy(bodies, ({ file, symbol }) => `${file.path} ${symbol.container ?? ""}`);
  const made = [
    ...bodies.flatMap((body) => [
      ...traceTasks(body, view),
      ...skipTasks(body, view),
      ...causeTasks(body, view),
      ...catchTasks(body, view),
      ...convertTasks(body, view),
      ...matchTasks(body, view),
      ...orderTasks(body, view),
      ...signatureTasks(body, view),
      ...testTasks(body, view),
    ]),
    ...[...byType.values()].flatMap((group) => stateTasks(group, view)),
    ...registryTasks(bodies, view),
    ...types.flatMap(({ file, symbol }) => [
      ...defaultTasks(file, symbol, view),
      ...variantTasks(file, symbol, view),
      ...moveTasks({ file, symbol }, view),
    ]),
  ];
  const rank = new Map(
    bodies.map(({ file, symbol }, index) => [`${file.path} ${qualifiedName(symbol)}`, index]),
  );
  const worthOf = ({ worth, about }: Task): number =>
    Math.round((worth - IMPORTANCE * (rank.get(about) ?? 0)) * 100);
  const sorted = made.sort(
    compareBy(
      worthOf,
      ({ about }) => about,
      ({ kind }) => kind,
    ),
  );
  return Map.groupBy(sorted, ({ kind }) => kind);
}

function atStage({ stage }: Task): number {
  return -STAGES.indexOf(stage);
}

/** Takes the best of each kind in turn, first of those that the tutorials before asked least. */
function choose(
  candidates: ReadonlyMap<string, readonly Task[]>,
  asked: ReadonlyMap<string, number>,
  turn: number,
  limit: number,
): Task[] {
  const kinds = [...candidates.keys()].sort();
  const rotated = kinds.map((_, index) => kinds[(index + turn) % kinds.length] ?? "");
  const order = rotated.sort(compareBy((kind) => -(asked.get(kind) ?? 0)));
  const taken: Task[] = [];
  const uses = new Map<string, number>();
  for (let round = 0; round < PER_KIND; round += 1) {
    for (const kind of order) {
      const free = (candidates.get(kind) ?? []).find(
        (task) => !taken.some((other) => isAlike(other, task)) && (uses.get(task.about) ?? 0) <= round + 1,
      );
      if (round > 0 && kind in MOST) continue;
      if (free === undefined || taken.length >= (round > 1 ? Math.min(limit, FEWEST_KINDS) : limit)) continue;
      taken.push(free);
      uses.set(free.about, (uses.get(free.about) ?? 0) + 1);
    }
  }
  return taken.sort(compareBy(atStage, (task) => -order.indexOf(task.kind)));
}

/** Two tasks with one title, or with the same choices, ask the same. */
function isAlike(one: Task, other: Task): boolean {
  const last = other.blocks.at(-1);
  return one.title === other.title || (last?.startsWith("- ") === true && one.blocks.at(-1) === last);
}
