import { cpuGrowth } from "@fondation/environment/testing/cpu-growth";
import { expect, test } from "vitest";
import { withoutMarkup } from "./markup.ts";
import { expandUse } from "../languages/imports/import-tree.ts";
import { resolveSource } from "../languages/imports/bash-imports.ts";
import { expandInclude } from "../languages/imports/php-imports.ts";
import { LANGUAGE_BY_NAME } from "../languages/languages.ts";
import { scriptOf } from "../languages/vue-script.ts";

const NOWHERE = {
  has: () => false,
  exists: () => false,
  named: () => [],
  filesIn: () => [],
  packages: new Map(),
  declaring: () => [],
  mentioned: () => [],
};

function statement(module: string) {
  const rest = { names: [], namespaces: [], reexport: false, startLine: 1, endLine: 1 };
  return { module, everything: true, ...rest };
}

const prepareCpp = (text: string): string | undefined => LANGUAGE_BY_NAME.get("C++")?.prepare?.(text);

test.each<[string, (text: string) => unknown, string]>([
  ["Vue: openings of a script without an end", scriptOf, "<script "],
  ["Vue: scripts without an end", scriptOf, "<script>"],
  ["shell: a sourced path", (text) => resolveSource(statement(`${text}(`), "a", NOWHERE), "a"],
  ["shell: quotes", (text) => resolveSource(statement(`${text}(`), "a", NOWHERE), '"'],
  ["PHP: quotes without an end", (text) => expandInclude(statement(text)), '"$'],
  ["Rust: opening braces", (text) => expandUse(statement(text)), "a::{"],
  ["Rust: comments without an end", (text) => expandUse(statement(text)), "/*"],
  ["C++: macros before classes", prepareCpp, "class AAA "],
  ["markup: tags", (text) => withoutMarkup({ text, startLine: 1, endLine: 1 }), '<see x"'],
  ["markup: braces", (text) => withoutMarkup({ text, startLine: 1, endLine: 1 }), "{@code "],
])("%s: four times the text takes about four times the work", async (_name, run, piece) => {
  expect(await cpuGrowth(run, (count) => piece.repeat(count), 30_000)).toBeLessThan(8);
});
