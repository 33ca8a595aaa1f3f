/** Tests from the captures `test.*` of languages/queries/tests. */

import type { Node } from "web-tree-sitter";
import { compareBy } from "../compare.ts";
import { oneLine } from "../syntax/one-line.ts";
import type { Lines } from "../syntax/parsed-code.ts";
import type { TestBlock } from "../syntax/test-block.ts";

/** In UTF-16 units. A longer title is generated. */
const MAX_TITLE = 200;

/** The nodes of function names in all grammars. */
const NAMES: ReadonlySet<string> = new Set(["identifier", "simple_identifier", "name", "word"]);

/**
 * Adds the test of one match, by the offset of its title. `test.display` is a title that an
 * annotation gives; `test.body` ends a test whose syntax has two parts.
 */
export function addTest(
  tests: Map<number, TestBlock>,
  found: ReadonlyMap<string, Node>,
  textOf: (node: Node) => string,
  linesOf: (node: Node) => Lines,
): void {
  const title = found.get("test.title");
  const node = found.get("test.group") ?? found.get("test.case");
  if (title === undefined || node === undefined) return;
  const display = found.get("test.display");
  const written = textOf(display ?? title);
  const text = withoutQuotes(written);
  if (text === "" || text.length > MAX_TITLE || isTemplate(written)) return;
  const known = tests.get(title.startIndex);
  if (known !== undefined && display === undefined) return;
  tests.set(title.startIndex, {
    title: text,
    startLine: linesOf(node).startLine,
    endLine: linesOf(found.get("test.body") ?? node).endLine,
    isGroup: found.has("test.group"),
    ...(NAMES.has(title.type) ? { name: withoutQuotes(textOf(title)) } : {}),
  });
}

/** In the order of the file; an outer block comes before the inner ones. */
export function sortTests(tests: ReadonlyMap<number, TestBlock>): TestBlock[] {
  return [...tests.values()].sort(
    compareBy(
      ({ startLine }) => -startLine,
      ({ endLine }) => endLine,
      ({ title }) => title,
    ),
  );
}

/** A template with values is no title that a test run prints. */
function isTemplate(written: string): boolean {
  return written.startsWith("`") && written.includes("${");
}

/** `"a"`, `'a'`, `` `a` `` and `(Suite, Case)` without their marks. */
function withoutQuotes(written: string): string {
  const pair = /^\(([^()]*)\)$/.exec(written);
  const inner = pair === null ? written.replace(/^@?["'`]/, "").replace(/["'`]$/, "") : (pair[1] ?? "");
  return oneLine(pair === null ? inner : inner.replace(",", "."));
}
