/** What all notes of one review share, and how they name functions. */

import { type CodeFunction, type Topic, topicAt } from "@fondation/code";
import { inlineCitation, inlineCode } from "@fondation/course";
import type { CourseView } from "../../view/course-view.ts";

export interface NoteContext {
  readonly topic: Topic;
  readonly view: CourseView;
  /** The functions that this review shows. */
  readonly shown: ReadonlySet<CodeFunction>;
  /** Functions, constants and settings that a note of this review has introduced already. */
  readonly introduced: Set<unknown>;
}

/** A piece of a note: what its lines alone do not say. */
export interface Action {
  readonly line: number;
  readonly text: string;
  /** Whether it is true whatever branch the lines are in, such as the value of a constant. */
  readonly isGeneral?: boolean;
}

export function nameOf({ symbol }: CodeFunction): string {
  return inlineCode(symbol.container === undefined ? symbol.name : `${symbol.container}.${symbol.name}`);
}

/** The name of a function with the document that shows it, or its place. */
export function locate(fn: CodeFunction, { topic, view, shown }: NoteContext): string {
  const name = nameOf(fn);
  if (shown.has(fn)) return name;
  const { path } = fn.file;
  const { startLine, endLine } = fn.symbol;
  const other = topicAt(view.topics, path, startLine);
  if (other !== undefined && other !== topic) {
    return `${name} (${view.link({ kind: "review", topic }, "review", other)})`;
  }
  return `${name} (${inlineCitation({ path, startLine, endLine })})`;
}

export function lineCitation(fn: CodeFunction, line: number): string {
  return inlineCitation({ path: fn.file.path, startLine: line, endLine: line });
}
