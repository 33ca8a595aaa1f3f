/** Code around a product: what observes it, tests programs that use it, or operates it from outside. */

import { cutText } from "@fondation/environment/cut-text";
import type { Survey } from "../survey/survey.ts";
import type { Subject } from "./concept.ts";
import { wordsOf } from "./words.ts";

export type SupportKind = "testing" | "observing" | "tools";

/** In characters: the sentences of a README that say what the product is. */
const MAX_OPENING = 600;

const TESTING = /^(test|mock|fake|stub)/;
const OBSERVING =
  /^(log|logs|logger|loggers|logging|metrics?|monitoring|monitors?|telemetry|tracing|tracers?|statistics|stats|statsd|prometheus|micrometer|opentelemetry|otel|instrumentation|profil(er|ing)|dashboards?)$/;
const TOOLS = /^(tools?|tooling|contrib|scripts?|dash|dashboards?|benchmarks?)$/;

/** Tells the kind of support that a concept is; undefined for the product itself. */
export type SupportFinder = (subject: Subject) => SupportKind | undefined;

/** A kind of support that the README's opening names is the product: a library for logs or for tests. */
export function createSupportFinder({ texts }: Survey): SupportFinder {
  const readme = [...texts].find(([path]) => /^readme(\.\w+)?$/i.test(path))?.[1] ?? "";
  const opening = new Set(openingOf(readme).split(/[^\p{L}]+/u));
  const isProduct = {
    testing: opening.has("test") || opening.has("tests") || opening.has("testing") || opening.has("mock"),
    observing: [...opening].some((word) => OBSERVING.test(word)),
    tools: false,
  };
  return (subject) => {
    const kind = kindOf(subject);
    return kind === undefined || isProduct[kind] ? undefined : kind;
  };
}

function kindOf({ name, path, kind }: Subject): SupportKind | undefined {
  const directories = path.split("/").slice(0, kind === "directory" ? undefined : -1);
  const words = wordsOf(name).map((word) => word.toLowerCase());
  const around = directories.map((each) => each.toLowerCase());
  if ([...words, ...around].some((word) => TESTING.test(word))) return "testing";
  if ([...words, ...around].some((word) => OBSERVING.test(word))) return "observing";
  return around.some((word) => TOOLS.test(word)) ? "tools" : undefined;
}

/** The beginning of the prose: without lines of badges, markup and headings. */
function openingOf(readme: string): string {
  const prose = readme
    .split("\n", 80)
    .filter((line) => /^[\p{L}*_>]/u.test(line.trim()) && !line.includes("]("));
  return cutText(prose.join(" "), MAX_OPENING).toLowerCase();
}
