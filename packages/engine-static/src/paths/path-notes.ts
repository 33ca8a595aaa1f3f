/** The notes beside the lines of one function on a traced path. */

import {
  type Call,
  circumstancesOf,
  type CodeFunction,
  type Enclosure,
  type Lines,
  oneLine,
  statementsIn,
} from "@fondation/code";
import { inlineCode } from "@fondation/course";
import type { PathNote } from "../words/chapter-words.ts";
import type { CourseView } from "../view/course-view.ts";
import { codeOf } from "../view/function-names.ts";
import { outcomeOf } from "./call-outcome.ts";
import { outwardEffects } from "../view/outward-effects.ts";

export interface PlacedNote extends Lines {
  readonly note: PathNote;
}

/** A reader loses the thread in more. */
const MAX_GUARDS = 2;

/** What is decided before the call, and what the call is for; sorted by line. */
export function notesOfCall(call: Call, { calls }: CourseView): PlacedNote[] {
  const circumstances = circumstancesOf(call);
  const { enclosures, guards } = circumstances;
  const callee = codeOf(call.to);
  const around = (isOnlyCall(call, calls) ? enclosures : [])
    .flatMap((item) => enclosureNote(item, callee))
    .slice(-2);
  const file = call.from.file === call.to.file ? undefined : inlineCode(call.to.file.path);
  const outcome = outcomeOf(call, circumstances);
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
    // The note about the condition names the called function already.
    ...(around.length > 0 && file === undefined && outcome.as === "other"
      ? []
      : [
          {
            startLine: call.line,
            endLine: call.line,
            note: { kind: "call", callee, file, ...outcome } as const,
          },
        ]),
  ];
  notes.push(...overriddenNote(call));
  return notes.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

function overriddenNote(call: Call): PlacedNote[] {
  const types = new Set(call.overrides?.flatMap(({ symbol }) => symbol.container ?? []));
  const [type] = types;
  if (type === undefined) return [];
  const place = { startLine: call.line, endLine: call.line };
  const facts = { callee: codeOf(call.to), type: inlineCode(type), more: types.size - 1 };
  return [{ ...place, note: { kind: "overridden", ...facts } }];
}

/** A condition around one of several calls does not decide whether their function is reached. */
export function isOnlyCall(call: Call, calls: CourseView["calls"]): boolean {
  return calls.callsFrom(call.from).every((other) => other === call || other.to !== call.to);
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

/** Only for a function with one exit: with several, the last one is seldom the usual one. */
function resultOf({ file, symbol }: CodeFunction): PlacedNote[] {
  const [only, ...others] = statementsIn(file.code.statements, symbol).filter(
    ({ kind }) => kind === "return",
  );
  if (only?.head === undefined || only.depth > 1 || others.length > 0) return [];
  const { startLine, endLine, head } = only;
  return [{ startLine, endLine, note: { kind: "result", value: headCode(head) } }];
}
