/** The notes beside the lines of one function on a traced path. */

import {
  type Call,
  type Circumstances,
  circumstancesOf,
  type CodeFunction,
  type Enclosure,
  type Lines,
  oneLine,
  statementsIn,
} from "@fondation/code";
import { inlineCode } from "@fondation/course";
import type { CallOutcome, PathNote } from "../words/chapter-words.ts";
import type { CourseView } from "../view/course-view.ts";
import { codeOf } from "../view/function-names.ts";
import { outwardEffects } from "../view/outward-effects.ts";

export interface PlacedNote extends Lines {
  readonly note: PathNote;
}

/** A reader loses the thread in more. */
const MAX_GUARDS = 2;

/** What is decided before the call, and what the call is for; sorted by line. */
export function notesOfCall(call: Call, { calls }: CourseView): PlacedNote[] {
  const { enclosures, guards, statement } = circumstancesOf(call);
  const callee = codeOf(call.to);
  const around = (isOnlyCall(call, calls) ? enclosures : [])
    .flatMap((item) => enclosureNote(item, callee))
    .slice(-2);
  const notes: PlacedNote[] = [
    ...guards.slice(-MAX_GUARDS).map(
      ({ condition, exit, value, startLine, endLine }): PlacedNote => ({
        startLine,
        endLine,
        note: {
          kind: "guard",
          condition: headCode(condition),
          exit,
          value: value === undefined ? undefined : valueCode(value),
        },
      }),
    ),
    ...around,
    {
      startLine: call.line,
      endLine: call.line,
      note: {
        kind: "call",
        callee,
        file: call.from.file === call.to.file ? undefined : inlineCode(call.to.file.path),
        ...outcomeOf(statement, call.line),
      },
    },
  ];
  return notes.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

/** A condition around one of several calls does not decide whether their function is reached. */
export function isOnlyCall(call: Call, calls: CourseView["calls"]): boolean {
  return calls.callsFrom(call.from).every((other) => other === call || other.to !== call.to);
}

/** What becomes of the result, as far as the statement around the call says it. */
function outcomeOf(statement: Circumstances["statement"], line: number): CallOutcome {
  if (statement === undefined) return { as: "other" };
  const { kind, head, startLine } = statement;
  if (kind === "return") return { as: "return" };
  if (head === undefined || startLine !== line) return { as: "other" };
  if (kind === "assign") return { as: "assign", target: headCode(head) };
  if (kind === "if" || kind === "else") return { as: "condition", head: headCode(head) };
  if (kind === "loop") return { as: "loop", head: headCode(head) };
  return { as: "other" };
}

function enclosureNote({ kind, head, elseIf, startLine }: Enclosure, callee: string): PlacedNote[] {
  const place = { startLine, endLine: startLine };
  if (kind === "finally" || kind === "defer") return [{ ...place, note: { kind, callee } }];
  if (kind === "try" || head === undefined) return [];
  const said = kind === "else" && !elseIf ? "otherwise" : kind;
  return [{ ...place, note: { kind: said, head: headCode(head), callee } }];
}

/** In characters. Longer values stand in the code above. */
const MAX_VALUE = 60;

/** A long value by the name that it begins with: `ValueError` for an error with a long message. */
function valueCode(value: string): string | undefined {
  if (value.length <= MAX_VALUE) return headCode(value);
  const name = /^(?:new )?([\p{L}_][\p{L}\p{N}_.:]{0,58})\(/u.exec(value)?.[1];
  return name === undefined ? undefined : inlineCode(name);
}

function headCode(head: string): string {
  return inlineCode(oneLine(head));
}

const MAX_EFFECTS = 2;

/** What the last function of a path does to the world outside, and what it returns. */
export function notesOfEnd(fn: CodeFunction, view: CourseView): PlacedNote[] {
  const effects = outwardEffects(fn, view).slice(0, MAX_EFFECTS);
  const notes = effects.map(
    ({ kind, name, line }): PlacedNote => ({
      startLine: line,
      endLine: line,
      note: { kind: "effect", name, on: kind },
    }),
  );
  return [...notes, ...resultOf(fn)].sort((a, b) => a.startLine - b.startLine);
}

function resultOf({ file, symbol }: CodeFunction): PlacedNote[] {
  const last = statementsIn(file.code.statements, symbol).findLast(
    ({ kind, depth, head }) => kind === "return" && depth <= 1 && head !== undefined,
  );
  if (last?.head === undefined) return [];
  const { startLine, endLine, head } = last;
  return [{ startLine, endLine, note: { kind: "result", value: headCode(head) } }];
}
