/** Values that some lines read and that are written elsewhere: constants, and defaults of settings. */

import type { CodeFunction, Field, Lines, SourceFile } from "@fondation/code";
import { inlineCitation, inlineCode } from "@fondation/course";
import { readSettings, type Setting } from "../../facets/settings.ts";
import type { Action, NoteContext } from "./note-context.ts";

const MAX_VALUE = 40;

/** A literal, or a calculation with one. Another expression sends the reader on. */
const LITERAL = /^(?:[-\d"'`]|true$|false$|null$|nil$|None$|True$|False$|[\w.]+ ?\* ?\d|time\.)/;

export function valueActions(fn: CodeFunction, lines: Lines, context: NoteContext): Action[] {
  return [...constants(fn, lines, context), ...settings(fn, lines, context)];
}

function constants(fn: CodeFunction, lines: Lines, context: NoteContext): Action[] {
  const { view, introduced } = context;
  const { file } = fn;
  const isWithin = (line: number): boolean => line >= lines.startLine && line <= lines.endLine;
  const found: { readonly line: number; readonly file: SourceFile; readonly field: Field }[] = [];
  const add = (line: number, holder: SourceFile | undefined, name: string): void => {
    const field = holder === undefined ? undefined : constantsOf(holder).get(name);
    if (holder !== undefined && field !== undefined) found.push({ line, file: holder, field });
  };
  for (const { name, line, qualifier } of file.code.references) {
    if (isWithin(line) && qualifier === undefined) add(line, file, name);
  }
  for (const { to, symbol, lines: at } of view.linksFrom(file.path).flatMap(({ uses }) => uses)) {
    for (const line of at) if (isWithin(line)) add(line, view.survey.byPath.get(to), symbol);
  }
  return found.flatMap(({ line, file: holder, field }) => {
    if (introduced.has(field)) return [];
    introduced.add(field);
    const { name, default: value = "", startLine } = field;
    const citation = inlineCitation({ path: holder.path, startLine, endLine: startLine });
    const text = view.words.review.constant(inlineCode(name), inlineCode(value), citation);
    return [{ line, text, isGeneral: true }];
  });
}

const known = new WeakMap<SourceFile, ReadonlyMap<string, Field>>();

/** The constants of a file that have a short literal as their value, by name. */
function constantsOf(file: SourceFile): ReadonlyMap<string, Field> {
  const before = known.get(file);
  if (before !== undefined) return before;
  const all = file.code.fields.filter(
    ({ owner, default: value }) =>
      owner === "" && value !== undefined && value.length <= MAX_VALUE && LITERAL.test(value),
  );
  const constants = new Map(all.map((field) => [field.name, field]));
  known.set(file, constants);
  return constants;
}

const settingsOf = new WeakMap<NoteContext, readonly Setting[]>();

/** A default that stands in the line itself is not repeated. */
function settings(fn: CodeFunction, { startLine, endLine }: Lines, context: NoteContext): Action[] {
  const all = settingsOf.get(context) ?? readSettings(context.topic, context.view);
  settingsOf.set(context, all);
  return all.flatMap((setting) => {
    const { name, value, written, reads } = setting;
    const read = reads.find(
      ({ path, line }) => path === fn.file.path && line >= startLine && line <= endLine,
    );
    if (read === undefined || value === undefined || written === undefined) return [];
    if (context.introduced.has(written.field)) return [];
    context.introduced.add(written.field);
    const { path, field } = written;
    const citation = inlineCitation({ path, startLine: field.startLine, endLine: field.startLine });
    const text = context.view.words.review.byDefault(inlineCode(name), inlineCode(value), citation);
    return [{ line: read.line, text, isGeneral: true }];
  });
}
