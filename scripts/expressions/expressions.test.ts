/**
 * Checks that no regular expression of the product takes more than linear time on any text: names,
 * comments and documents come from strangers, and one such expression keeps a processor busy for
 * hours.
 */
import { expect, test } from "vitest";
import { ALLOWED, expressionsIn, isAllowed, written } from "./expression.ts";
import { isNode, type Node, productNodes } from "./product-sources.ts";
import { readProven } from "./proven.ts";
import { slownessOf } from "./slowness.ts";

/** Patterns made at run time, which this test cannot read. */
const MADE_AT_RUN_TIME: Readonly<Record<string, string>> = {
  "packages/course/src/contract/slug.ts": "the fixed beginnings of file names",
  "packages/course/src/markdown/secrets.ts": "alternatives of patterns that are read one by one",
  "packages/environment/src/secrets/redaction.ts": "alternatives of literal text",
  "packages/web/pages/diagrams/stored-pictures.ts": "an attribute between quotes",
};

function isMadeAtRunTime({ type, callee }: Node): boolean {
  return (
    (type === "NewExpression" || type === "CallExpression") && isNode(callee) && callee.name === "RegExp"
  );
}

const nodes = productNodes();
const expressions = expressionsIn(nodes);
const proven = readProven();

test("every regular expression takes linear time", { timeout: 600_000 }, () => {
  const unproven = expressions.filter((item) => !isAllowed(item) && !proven.has(written(item)));
  const slow = unproven.flatMap((item) => {
    const slowness = slownessOf(item);
    return slowness === undefined ? [] : [`${item.file}: ${slowness}`];
  });
  expect(slow).toEqual([]);
});

test("the record has no expression that the product no longer has", () => {
  const present = new Set(expressions.map(written));
  expect([...proven].filter((expression) => !present.has(expression))).toEqual([]);
});

test("every exception still has an expression", () => {
  const used = ALLOWED.filter(([file, beginning]) =>
    expressions.some((item) => item.file === file && item.pattern.startsWith(beginning)),
  );
  expect(used).toEqual(ALLOWED);
});

test("no other pattern is made at run time", () => {
  const files = [...nodes].flatMap(([file, found]) => (found.some(isMadeAtRunTime) ? [file] : []));
  expect(files.toSorted()).toEqual(Object.keys(MADE_AT_RUN_TIME).toSorted());
});

test.each([
  ["a run before an end", /\*+\/$/],
  ["adjacent repetitions", /\p{L}{3}.*\s.*\p{L}{3}/u],
  ["a nested repetition", /^(?:a+)+$/],
  ["an opening without its end", /\{@link\s+[^}]*\}/g],
])("the analysis finds %s", (_, { source, flags }) => {
  expect(slownessOf({ pattern: source, flags })).toBeDefined();
});
