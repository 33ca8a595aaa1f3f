/** A Mermaid sequence diagram of exactly the calls of a traced path. */

import {
  circumstancesOf,
  type CodeFunction,
  type Enclosure,
  functionsOf,
  type TracedPath,
} from "@fondation/code";
import { fencedBlock } from "@fondation/course";
import type { CourseView } from "../view/course-view.ts";
import { safeLabel } from "../view/diagram.ts";
import { fileName } from "../view/function-names.ts";
import { isOnlyCall } from "./path-notes.ts";

/** In characters. Longer conditions make the boxes wider than a page. */
const MAX_CONDITION = 60;

/** Boxes inside boxes are hard to read. */
const MAX_BOXES = 3;

export function sequenceDiagram(path: TracedPath, calls: CourseView["calls"]): string {
  const participants = new Map<string, string>();
  const idOf = (fn: CodeFunction): string => {
    const key = `${fn.file.path}\n${fn.symbol.container ?? ""}`;
    const id = participants.get(key) ?? `p${participants.size + 1}`;
    participants.set(key, id);
    return id;
  };
  for (const fn of functionsOf(path)) idOf(fn);
  const lines: string[] = [];
  let depth = 0;
  for (const call of path.calls) {
    const box = isOnlyCall(call, calls) ? boxOf(circumstancesOf(call).enclosures) : undefined;
    if (box !== undefined && depth < MAX_BOXES) {
      lines.push(`${indent(depth)}${box}`);
      depth += 1;
    }
    lines.push(`${indent(depth)}${idOf(call.from)}->>${idOf(call.to)}: ${labelOf(call.to)}`);
  }
  for (; depth > 0; depth -= 1) lines.push(`${indent(depth - 1)}end`);
  const declared = [...participants].map(([key, id]) => {
    const [file = "", container = ""] = key.split("\n");
    return `  participant ${id} as ${safeLabel(container === "" ? fileName(file) : container) || id}`;
  });
  return fencedBlock("mermaid", ["sequenceDiagram", ...declared, ...lines].join("\n"));
}

const indent = (depth: number): string => "  ".repeat(depth + 1);

/** The innermost condition or loop around a call. */
function boxOf(enclosures: readonly Enclosure[]): string | undefined {
  const inner = enclosures.findLast(({ kind, head }) => head !== undefined && BOXED.has(kind));
  if (inner?.head === undefined) return undefined;
  const head = conditionLabel(inner.head);
  if (head === "") return undefined;
  if (inner.kind === "loop") return `loop ${head}`;
  return inner.kind === "else" && !inner.elseIf ? `opt ¬ ${head}` : `opt ${head}`;
}

const BOXED: ReadonlySet<Enclosure["kind"]> = new Set<Enclosure["kind"]>([
  "if",
  "else",
  "case",
  "catch",
  "loop",
]);

/** Without the characters that end a line or a label in Mermaid. */
function conditionLabel(head: string): string {
  const label = head
    .replace(/[^\p{L}\p{N}\p{M} ._=!<>()&|+*/-]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const short = label.length <= MAX_CONDITION ? label : `${label.slice(0, MAX_CONDITION - 1).trimEnd()}…`;
  return short.replaceAll("<", "‹").replaceAll(">", "›");
}

function labelOf({ symbol }: CodeFunction): string {
  return safeLabel(symbol.name) || "·";
}
