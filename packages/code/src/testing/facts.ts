/** What the analysis finds in a small repository, as lines of text. */

import type { Entry } from "@fondation/repository/testing/test-repository";
import { linkFiles } from "../graph/links.ts";
import { createPause } from "../pause.ts";
import { surveyOf } from "./surveyed.ts";

export interface Facts {
  /** `+` for exported or `-` for internal, kind, container, name, lines; then the documentation. */
  outline(path: string): string[];
  /** `from -> to`, then each used symbol with the lines of its uses. */
  readonly links: readonly string[];
}

export async function factsOf(files: Readonly<Record<string, Entry>>): Promise<Facts> {
  const survey = await surveyOf(files);
  const pause = createPause(new AbortController().signal);
  const links = await linkFiles(survey, pause);
  return {
    outline: (path) =>
      (survey.byPath.get(path)?.code.symbols ?? []).map(
        ({ name, kind, exported, container, startLine, endLine, doc }) =>
          `${exported ? "+" : "-"}${kind} ${container === undefined ? "" : `${container}.`}${name} ` +
          `${startLine}-${endLine}${doc === undefined ? "" : `: ${doc.text}`}`,
      ),
    links: links.map(({ from, to, uses }) =>
      [`${from} -> ${to}`, ...uses.map(({ symbol, lines }) => `${symbol}(${lines.join()})`)].join(" "),
    ),
  };
}
