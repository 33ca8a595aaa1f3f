/** Where the errors of some lines go, who expects them, and which errors arrive at a clause. */

import {
  type CodeFunction,
  endsError,
  type Failure,
  type Lines,
  oneLine,
  type Statement,
} from "@fondation/code";
import { inlineCode } from "@fondation/course";
import { quotedProse } from "../../markdown/prose.ts";
import type { EscapeFacts } from "../../words/review-words.ts";
import { branchWithin, clauseWithin } from "./conditions.ts";
import { expectingTest } from "./expecting-test.ts";
import { type Action, lineCitation, locate, nameOf, type NoteContext } from "./note-context.ts";

const CATCHERS = 2;
const PASSING = 3;
const ARRIVING = 3;

/** Only for errors of which the code proves a way or a test. */
export function escapes(
  fn: CodeFunction,
  lines: Lines,
  statements: readonly Statement[],
  context: NoteContext,
): Action[] {
  const { view } = context;
  const words = view.words.review;
  return view.failures.of(fn).flatMap((failure) => {
    const { line, caughtBy, passedBy } = failure;
    if (line < lines.startLine || line > lines.endLine || isAnnouncement(failure)) return [];
    const elsewhere = caughtBy.filter((catcher) => catcher.fn !== fn);
    const test = expectingTest(failure, view);
    // The only caller stands in the sentence above the body.
    if (elsewhere.length === 0 && passedBy.length < 2 && test === undefined) return [];
    const text = words.escapes({
      ...subjectOf(failure),
      ...routeOf(failure, context),
      test: test === undefined ? undefined : { title: quotedProse(test.title), citation: test.citation },
    });
    const branch = branchWithin(line, lines, statements);
    const under = branch === undefined ? text : words.onlyWhen(text, branch.text, branch.negated);
    const clause = clauseWithin(line, lines, statements);
    const types = clause?.head === undefined ? undefined : inlineCode(clause.head);
    return [{ line, text: clause === undefined ? under : words.onlyAfter(under, types) }];
  });
}

/** An abstract function only says that others must write it. */
function isAnnouncement({ thrown }: Failure): boolean {
  return thrown.includes("NotImplemented");
}

export function subjectOf({
  thrown,
  message,
  manner,
}: Failure): Pick<EscapeFacts, "thrown" | "message" | "manner"> {
  return {
    thrown: thrown === "" ? undefined : inlineCode(thrown),
    message: message === undefined ? undefined : quotedProse(oneLine(message)),
    manner,
  };
}

/** The functions on the way, and those that end it. */
export function routeOf(
  { fn, caughtBy, passedBy }: Failure,
  context: NoteContext,
): Pick<EscapeFacts, "through" | "moreThrough" | "caughtBy" | "moreCaughtBy"> {
  return {
    through: passedBy.slice(0, PASSING).map((caller) => locate(caller, context)),
    moreThrough: Math.max(0, passedBy.length - PASSING),
    caughtBy: caughtBy.slice(0, CATCHERS).map((catcher) => ({
      name: catcher.fn === fn ? undefined : nameOf(catcher.fn),
      citation: lineCitation(catcher.fn, catcher.line),
      ends: endsError(catcher, context.view.calls),
    })),
    moreCaughtBy: Math.max(0, caughtBy.length - CATCHERS),
  };
}

const known = new WeakMap<CodeFunction, readonly (Failure & { readonly at: number })[]>();

/** In called functions. */
const MAX_REACHED = 60;
const MAX_DISTANCE = 3;

/** The errors of called functions that a clause or a branch on these lines ends. */
export function arrivals(fn: CodeFunction, { startLine, endLine }: Lines, context: NoteContext): Action[] {
  const { view } = context;
  const arriving = known.get(fn) ?? collectArrivals(fn, context);
  known.set(fn, arriving);
  const here = arriving.filter(({ at }) => at >= startLine && at <= endLine);
  return [...Map.groupBy(here, ({ at }) => at)].map(([line, failures]) => ({
    line,
    text: view.words.review.arrives(
      failures.slice(0, ARRIVING).map((failure) => ({
        ...subjectOf(failure),
        fn: nameOf(failure.fn),
        citation: lineCitation(failure.fn, failure.line),
      })),
      Math.max(0, failures.length - ARRIVING),
    ),
  }));
}

function collectArrivals(
  fn: CodeFunction,
  { view }: NoteContext,
): readonly (Failure & { readonly at: number })[] {
  const reached = new Set([fn]);
  let level = [fn];
  for (let distance = 0; distance < MAX_DISTANCE; distance += 1) {
    const next = level.flatMap((from) =>
      view.calls.callsFrom(from).flatMap(({ to, certain }) => (certain && !reached.has(to) ? [to] : [])),
    );
    for (const callee of next.slice(0, MAX_REACHED - reached.size)) reached.add(callee);
    level = next.filter((callee) => reached.has(callee));
  }
  reached.delete(fn);
  return [...reached].flatMap((callee) =>
    view.failures.of(callee).flatMap((failure) => {
      if (isAnnouncement(failure)) return [];
      const at = failure.caughtBy.find((catcher) => catcher.fn === fn)?.line;
      return at === undefined ? [] : [{ ...failure, at }];
    }),
  );
}
