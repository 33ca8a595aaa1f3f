/** What a part is told by: a path of calls, its types, a contract, its functions, or its files. */

import { functionsOf, type Topic, topicAt, type TracedPath } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import type { CourseView } from "../view/course-view.ts";
import { codeOf } from "../view/function-names.ts";
import { membersOf } from "../view/members.ts";
import type { ChapterFocus } from "../words/chapter-words.ts";

const NAMED = 3;

export function focusOf(topic: Topic, path: TracedPath | undefined, view: CourseView): ChapterFocus {
  const types = topic.symbols.filter(({ symbol }) => isType(symbol.kind));
  const contract = contractOf(topic, view);
  if (contract !== undefined) return contract;
  const functions = membersOf(topic, view).filter(({ file }) => file.role === "source");
  if (types.length > 0 && types.length >= functions.length) {
    return {
      kind: "types",
      types: types.slice(0, NAMED).map(({ symbol }) => inlineCode(symbol.name)),
      more: Math.max(0, types.length - NAMED),
    };
  }
  if (path !== undefined && path.calls.length >= 2) {
    const along = functionsOf(path);
    const [start] = along;
    const end = along.at(-1);
    if (start !== undefined && end !== undefined) {
      const files = new Set(along.map(({ file }) => file)).size;
      return { kind: "path", start: codeOf(start), end: codeOf(end), files };
    }
  }
  if (types.length === 0 && functions.length > 0) {
    return {
      kind: "functions",
      functions: functions.slice(0, NAMED).map(codeOf),
      more: Math.max(0, functions.length - NAMED),
    };
  }
  if (types.length > 0) {
    return {
      kind: "types",
      types: types.slice(0, NAMED).map(({ symbol }) => inlineCode(symbol.name)),
      more: Math.max(0, types.length - NAMED),
    };
  }
  return { kind: "files", file: inlineCode(topic.files[0]?.path ?? ""), files: topic.files.length };
}

/** How many of the main types are asked for a contract. */
const MAIN = 4;

/** One of the main types, when half of the part or more derives from it. */
function contractOf(topic: Topic, { types, topics }: CourseView): ChapterFocus | undefined {
  const own = topic.symbols.filter(({ file, symbol }) => file.role === "source" && isType(symbol.kind));
  for (const { file, symbol } of own.slice(0, MAIN)) {
    // What includes a module fulfils no contract.
    const isMixin = types.contracts.some(
      ({ base, relation }) => base.symbol === symbol && relation === "includes",
    );
    if (isMixin || types.isError(file, symbol.name)) continue;
    const known = types.implementationsOf(file, symbol.name).filter((type) => type.file.role === "source");
    const inside = known.filter(
      (type) => topicAt(topics, type.file.path, type.symbol.startLine)?.id === topic.id,
    );
    if (inside.length >= 2 && (inside.length + 1) * 2 >= own.length)
      return { kind: "contract", contract: inlineCode(symbol.name), implementations: known.length };
  }
  return undefined;
}

function isType(kind: Topic["symbols"][number]["symbol"]["kind"]): boolean {
  return kind !== "function" && kind !== "method" && kind !== "constant";
}
