/** The names that a part is mostly about, and the first call of one of them on a path. */

import type { Call, CodeFunction } from "../calls/code-function.ts";
import type { Topic } from "../topics/topic.ts";

type IsMain = (fn: CodeFunction) => boolean;

const MAIN_NAMES = 4;

/** Compares names alone, because a type can be divided among the files of its part. */
export function mainOf(topic: Topic, topicOf: (fn: CodeFunction) => Topic | undefined): IsMain {
  const main = new Set(topic.symbols.slice(0, MAIN_NAMES).map(({ symbol }) => symbol.name));
  return (fn) => topicOf(fn) === topic && main.has(fn.symbol.container ?? fn.symbol.name);
}

/** Whether no call before it began at or led to a function of a main name, and this one does. */
export function meetsFirst({ from, to }: Call, before: Iterable<CodeFunction>, isMain: IsMain): boolean {
  const others = [...before].filter((fn) => fn !== from);
  if (others.some(isMain)) return false;
  return others.length === 0 ? isMain(from) || isMain(to) : isMain(to) && !isMain(from);
}
