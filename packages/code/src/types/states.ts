/** Constants that are states of something, and the assignments that move from one to another. */

import type { FileLink } from "../graph/links.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import type { Field } from "../syntax/field.ts";
import type { Place, Reference } from "../syntax/parsed-code.ts";
import type { Statement } from "../syntax/statement.ts";

/** An assignment of a state. */
export interface Move {
  readonly to: string;
  /** The states that the conditions around the assignment name; empty when they name none. */
  readonly from: readonly string[];
  /** The nearest condition around the assignment, as written. */
  readonly condition?: string;
  readonly place: Place;
}

export interface States {
  readonly members: readonly Field[];
  /** Of source files, by path and line. */
  readonly moves: readonly Move[];
}

/** The moves between the members of one type. */
export function findMoves(
  declaring: SourceFile,
  type: string,
  members: readonly Field[],
  survey: Survey,
  linksTo: ReadonlyMap<string, readonly FileLink[]>,
): Move[] {
  const names = new Set(members.map(({ name }) => name));
  const users = (linksTo.get(declaring.path) ?? []).flatMap(({ from, uses }) => {
    const file = survey.byPath.get(from);
    const lines = new Set(
      uses.filter(({ symbol }) => symbol === type || names.has(symbol)).flatMap((use) => use.lines),
    );
    return file?.role !== "source" || lines.size === 0 ? [] : [{ file, lines }];
  });
  return [
    ...movesIn(declaring, type, names),
    ...users.flatMap(({ file, lines }) => movesIn(file, type, names, lines)),
  ];
}

/** `lines`: those that the imports tie to the type; all of them when absent. */
function movesIn(
  file: SourceFile,
  type: string,
  names: ReadonlySet<string>,
  lines?: ReadonlySet<number>,
): Move[] {
  const { references, statements } = file.code;
  const assigned = new Map(
    statements.flatMap((statement, index) =>
      statement.kind === "assign" ? [[statement.endLine, index] as const] : [],
    ),
  );
  const isMember = ({ name, qualifier, line }: Reference): boolean =>
    names.has(name) && (lines === undefined || lines.has(line)) && (qualifier === type || isBare(file));
  return references.filter(isMember).flatMap(({ name, line }): Move[] => {
    const index = assigned.get(line);
    const statement = index === undefined ? undefined : statements[index];
    if (index === undefined || statement === undefined || !assigns(file.lines[line - 1] ?? "", name))
      return [];
    const { from, condition } = conditionsAround(statements, index, names);
    const place = { path: file.path, startLine: statement.startLine, endLine: statement.endLine };
    const known = from.filter((state) => state !== name);
    return [{ to: name, from: known, place, ...(condition === undefined ? {} : { condition }) }];
  });
}

/** In Go, the constants of a type are names of the package. */
function isBare({ language }: SourceFile): boolean {
  return language === "Go";
}

/** Whether the name alone, or with what it belongs to, is the right side of the assignment. */
function assigns(text: string, name: string): boolean {
  const sign = text.lastIndexOf("=");
  // A comparison is no assignment.
  if ("=!<>".includes(text[sign - 1] ?? " ")) return false;
  const value = text.slice(sign + 1).trim();
  const right = /[;,]$/.test(value) ? value.slice(0, -1) : value;
  return /^[\w.:]+$/.test(right) && right.split(/[.:]+/).at(-1) === name;
}

/** In statements: how far above a condition can begin. */
const FARTHEST = 1_000;

/** What the conditions around a statement say about the state before it. */
function conditionsAround(
  statements: readonly Statement[],
  index: number,
  names: ReadonlySet<string>,
): { from: string[]; condition?: string } {
  let depth = statements[index]?.depth ?? 0;
  const scope = statements[index]?.scope;
  let condition: string | undefined;
  let isElse = false;
  for (let at = index - 1; at >= Math.max(0, index - FARTHEST) && depth > 0; at -= 1) {
    const around = statements[at];
    if (around === undefined || around.depth >= depth) continue;
    if (around.scope !== scope) break;
    depth = around.depth;
    const { kind, head = "" } = around;
    // The condition of an `if` does not hold in its `else`.
    if (kind === "else" && head === "") isElse = true;
    if (kind !== "if" && kind !== "case" && kind !== "else") continue;
    if (kind === "if" && isElse) {
      isElse = false;
      continue;
    }
    if (head !== "") condition ??= head;
    const from = statesIn(head, kind === "case", names);
    if (from.length > 0) return { from, condition: head };
  }
  return { from: [], ...(condition === undefined ? {} : { condition }) };
}

function statesIn(head: string, isCase: boolean, names: ReadonlySet<string>): string[] {
  const isEqual = isCase || /[^=!<>]={2,3}[^=]|\bis\b|\beq\b/.test(head);
  if (!isEqual || /!|\bnot\b|&&|\band\b/.test(head)) return [];
  return [...new Set(head.split(/\W+/).filter((word) => names.has(word)))];
}
