/** The files that are left out, in English. */

import type { LeftOutReason } from "@fondation/code";
import type { LeftOutFacts } from "../words/outline-words.ts";
import { count } from "./english-grammar.ts";

/** What follows the number: a noun in both forms, and what its files have in common. */
const REASONS: Readonly<Record<LeftOutReason, readonly [one: string, many: string, which: string]>> = {
  vendored: ["file", "files", " of other projects"],
  generated: ["file", "files", " made by a tool"],
  encoding: ["file", "files", " in an unknown encoding"],
  large: ["file", "files", " of more than 400 kB"],
  complex: ["file", "files", " nested too deeply to be analyzed"],
  notebook: ["Jupyter notebook", "Jupyter notebooks", ""],
  data: ["file", "files", " of data with the extension of a language"],
  twin: ["file", "files", " that repeat others nearly line by line"],
  placeholder: ["file", "files", " without anything to teach"],
};

/** "4 files of other projects (a.js, b.js, c.js and 1 other)" */
export function describeLeftOut({ reason, files, examples }: LeftOutFacts): string {
  const named = examples.map(({ path, kilobytes }) =>
    kilobytes === undefined ? path : `${path}, ${kilobytes} kB`,
  );
  const more = files - examples.length;
  const others = more === 0 ? "" : ` and ${count(more, "other")}`;
  const [one, many, which] = REASONS[reason];
  return `${count(files, one, many)}${which}${named.length === 0 ? "" : ` (${named.join(", ")}${others})`}`;
}
