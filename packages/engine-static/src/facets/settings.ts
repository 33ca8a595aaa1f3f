/** What a topic reads from outside, and the values that it assumes. */

import {
  type CommandOption,
  commandOptionsIn,
  compareBy,
  type Field,
  holds,
  type SourceFile,
  type Topic,
} from "@fondation/code";
import type { CourseView } from "../view/course-view.ts";

export interface Written {
  readonly path: string;
  readonly field: Field;
}

/** A setting that the code reads by its name, with the place of its default. */
export interface Setting {
  readonly name: string;
  readonly isEnvironment: boolean;
  readonly value?: string;
  readonly written?: Written;
  readonly reads: readonly { readonly path: string; readonly line: number }[];
}

const HOLDS_DEFAULTS = /default|config|settings/i;

/** The fields of objects that hold defaults, by name, of the whole repository. */
const defaultsOf = new WeakMap<CourseView["survey"], ReadonlyMap<string, Written>>();

function defaultsIn(survey: CourseView["survey"]): ReadonlyMap<string, Written> {
  const known = defaultsOf.get(survey);
  if (known !== undefined) return known;
  const found = new Map<string, Written>();
  for (const { path, role, code } of survey.files) {
    for (const field of role === "source" ? code.fields : []) {
      const isDefault = HOLDS_DEFAULTS.test(field.owner) && field.default !== undefined;
      if (isDefault && !found.has(field.name)) found.set(field.name, { path, field });
    }
  }
  defaultsOf.set(survey, found);
  return found;
}

function sourceFiles(topic: Topic): SourceFile[] {
  return topic.files.filter(({ role }) => role === "source");
}

function isInside(topic: Topic, path: string, line: number): boolean {
  return topic.parts.some((part) => holds(part, path, line));
}

export function readSettings(topic: Topic, { effects, survey }: CourseView): Setting[] {
  const found = sourceFiles(topic)
    .flatMap((file) => effects.inFile(file))
    .filter(({ kind }) => kind === "environment" || kind === "setting")
    .filter(({ place }) => isInside(topic, place.path, place.startLine));
  return [...Map.groupBy(found, ({ name }) => name ?? "")].map(([name, all]) => {
    const isEnvironment = all[0]?.kind === "environment";
    const written = isEnvironment ? undefined : defaultsIn(survey).get(name);
    const value = all.find((item) => item.default !== undefined)?.default ?? written?.field.default;
    const reads = all.map(({ place }) => ({ path: place.path, line: place.startLine }));
    return {
      name,
      isEnvironment,
      reads,
      ...(value === undefined ? {} : { value }),
      ...(written === undefined ? {} : { written }),
    };
  });
}

export function commandOptions(topic: Topic): CommandOption[] {
  return sourceFiles(topic)
    .flatMap(commandOptionsIn)
    .filter(({ path, startLine }) => isInside(topic, path, startLine));
}

const LIMIT = /default|max|min|timeout|limit|interval|retries|capacity|size/i;

/** Constants that set a limit or a default. */
export function limitsOf(topic: Topic): Written[] {
  return sourceFiles(topic).flatMap(({ path, code }) =>
    code.fields
      .filter(({ owner, name, default: value }) => owner === "" && value !== undefined && LIMIT.test(name))
      .filter(({ startLine }) => isInside(topic, path, startLine))
      .map((field) => ({ path, field })),
  );
}

const HOLDS_OPTIONS = /(Config|Configuration|Options|Opts|Settings|Params)$/;

function isOption({ owner, default: value, doc }: Field): boolean {
  const isStated = value !== undefined || /default/i.test(doc?.text ?? "");
  return HOLDS_OPTIONS.test(owner) ? isStated : /default/i.test(owner) && value !== undefined;
}

/** By type: the options with a default in the code or in their comment; the most options first. */
export function optionsOf(topic: Topic): { type: string; options: Written[] }[] {
  const all = sourceFiles(topic).flatMap(({ path, code }) => {
    const options = code.fields.filter((field) => isOption(field) && isInside(topic, path, field.startLine));
    return [...Map.groupBy(options, ({ owner }) => owner)].map(([type, fields]) => ({
      type,
      options: fields.map((field) => ({ path, field })),
    }));
  });
  return all.sort(compareBy(({ options }) => options.length));
}
