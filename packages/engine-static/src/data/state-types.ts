/** The types of a topic that hold its state. */

import type { Field, RankedSymbol, Topic } from "@fondation/code";
import type { CourseView } from "../view/course-view.ts";

export interface StateType extends Pick<RankedSymbol, "file" | "symbol"> {
  /** Without methods. */
  readonly fields: readonly Field[];
}

const TYPES = 4;
const KINDS: ReadonlySet<string> = new Set(["class", "struct", "interface", "type", "function"]);

/** The types with two or more fields, the most important first; the first ones are described. */
export function stateTypes(
  topic: Topic,
  { types }: CourseView,
): { readonly described: readonly StateType[]; readonly others: readonly StateType[] } {
  const all = topic.symbols.flatMap(({ file, symbol }) => {
    if (file.role !== "source" || !KINDS.has(symbol.kind)) return [];
    const fields = types.fieldsOf(file, symbol.name).filter(isData);
    return fields.length < 2 ? [] : [{ file, symbol, fields }];
  });
  return { described: all.slice(0, TYPES), others: all.slice(TYPES) };
}

/** A member of an interface whose type is a list of parameters is a method. */
function isData({ name, type }: Field): boolean {
  return !/^__\w+__$/.test(name) && type?.startsWith("(") !== true;
}
