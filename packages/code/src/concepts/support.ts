/** Code around a product: what observes it, tests programs that use it, or operates it from outside. */

import { cutText } from "@fondation/environment/cut-text";
import type { SourceFile, Survey } from "../survey/survey.ts";
import { isCommand, type Subject } from "./concept.ts";
import { wordsOf } from "./words.ts";

export type SupportKind = "testing" | "observing" | "tools";

/** In characters: the sentences of a README that say what the product is. */
const MAX_OPENING = 600;
const MAX_READ = 6_000;

const TESTING = /^(test|mock|fake|stub)/;
const OBSERVING =
  /^(logger|loggers|logging|metrics?|monitoring|monitors?|telemetry|tracing|tracers?|statistics|stats|statsd|prometheus|micrometer|opentelemetry|otel|instrumentation|profil(er|ing)|dashboards?)$/;
const CLOSED = /(^|\/)(cmd|bin|internal|tools?)\//;
const TOOLS = /^(tools?|tooling|contrib|scripts?|dash|dashboards?)$/;

/** Tells the kind of support that a concept is; undefined for the product itself. */
export type SupportFinder = (subject: Subject) => SupportKind | undefined;

/** A kind of support that the README's opening names is the product: a library for logs or for tests. */
export function createSupportFinder({ texts, files }: Survey): SupportFinder {
  const readme = [...texts].find(([path]) => /^readme(\.\w+)?$/i.test(path))?.[1] ?? "";
  const opening = new Set(openingOf(readme).split(/[^\p{L}]+/u));
  const isProduct = {
    testing: opening.has("test") || opening.has("tests") || opening.has("testing") || opening.has("mock"),
    observing: [...opening].some((word) => OBSERVING.test(word)),
    tools: !isLibrary(files),
  };
  return (subject) => {
    const kind = kindOf(subject);
    return kind === undefined || isProduct[kind] ? undefined : kind;
  };
}

/** Whether most of the code is open to other programs: neither a program nor internal. */
function isLibrary(files: readonly SourceFile[]): boolean {
  let [open, all] = [0, 0];
  for (const { path, role, lines } of files) {
    if (role !== "source") continue;
    all += lines.length;
    if (!CLOSED.test(path)) open += lines.length;
  }
  return open > 0.4 * all;
}

function kindOf(subject: Subject): SupportKind | undefined {
  const { name, path, kind } = subject;
  const directories = path.split("/").slice(0, kind === "directory" ? undefined : -1);
  const words = wordsOf(name).map((word) => word.toLowerCase());
  const around = directories.map((each) => each.toLowerCase());
  if ([...words, ...around].some((word) => TESTING.test(word))) return "testing";
  if ([...words, ...around].some((word) => OBSERVING.test(word))) return "observing";
  return isCommand(subject) || around.some((word) => TOOLS.test(word)) ? "tools" : undefined;
}

/** The beginning of the prose: without lines of badges, markup and headings. */
function openingOf(readme: string): string {
  const lines = cutText(readme, MAX_READ).split("\n");
  const prose = lines.filter((line) => /^[\p{L}*_>]/u.test(line.trim()));
  return cutText(prose.join(" "), MAX_OPENING).toLowerCase();
}
