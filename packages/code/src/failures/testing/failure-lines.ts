import { graphCalls } from "../../calls/call-graph.ts";
import { createPause } from "../../pause.ts";
import { surveyOf } from "../../testing/surveyed.ts";
import { createFailures } from "../failures.ts";

/** One line per failure: the function, what it throws, when, and who catches it. */
export async function failuresOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const survey = await surveyOf(files);
  const calls = await graphCalls(survey, createPause(new AbortController().signal));
  const failures = createFailures(calls, survey);
  return calls.functions.flatMap((fn) =>
    failures
      .of(fn)
      .map(
        ({ line, thrown, message, manner, conditions, isPartial, caughtBy, passedBy }) =>
          `${fn.symbol.name} ${line} ${manner} ${thrown} "${message ?? ""}" ` +
          `${conditions.map(({ negated, text }) => `${negated ? "not " : ""}${text}`).join(" and ") || "always"}${isPartial ? " and more" : ""} ` +
          `passed by ${passedBy.map((caller) => caller.symbol.name).join() || "?"} ` +
          `caught by ${caughtBy.map((catcher) => `${catcher.fn.symbol.name}:${catcher.line}`).join() || "?"}`,
      ),
  );
}
