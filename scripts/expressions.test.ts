/**
 * Checks that no regular expression of the product takes more than linear time on any text: names,
 * comments and documents come from strangers, and one such expression keeps a processor busy for
 * hours. An expression fails when it is vulnerable, or too complicated for the analysis.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSync } from "recheck";
import { parseSync } from "vite";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const FILES = globSync("packages/*/{src,convex,server,pages}/**/*.{ts,tsx}", { cwd: ROOT }).filter(
  (file) => !/\.test\.tsx?$|\.d\.ts$|\/(?:testing|_generated)\/|^packages\/doubles\//.test(file),
);

/** The beginnings of expressions that may be slow on long texts, by file, and why that is harmless. */
const ALLOWED: readonly (readonly [file: string, beginning: string, why: string])[] = [
  ["packages/cli/src/lifetime/ancestors.ts", "^(\\d+)\\s", "reads one line of this machine's `ps`"],
  ["packages/course-checks/src/prose/prose-language.ts", "«[^«»]", "stops at the next quotation mark"],
  ["packages/course/src/french/numbers.ts", "\\B(?=", "groups the digits of a number"],
  ["packages/engine-static/src/english/english-grammar.ts", "\\B(?=", "groups the digits of a number"],
  ["packages/web/pages/diagrams/frame/embedded-fonts.ts", "url", "reads the product's own style sheets"],
  ["packages/web/pages/diagrams/mermaid-arrows.ts", "", "ignores longer lines (LONGEST_LINE)"],
  ["packages/web/server/static/content-security-policy.ts", "<script>", "reads the product's own pages"],
];

/** Patterns made at run time, which this test cannot read. */
const MADE_AT_RUN_TIME: Readonly<Record<string, string>> = {
  "packages/course/src/contract/slug.ts": "the fixed beginnings of file names",
  "packages/environment/src/secrets/redaction.ts": "alternatives of literal text",
  "packages/web/pages/diagrams/stored-pictures.ts": "an attribute between quotes",
};

interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

interface Expression {
  readonly pattern: string;
  readonly flags: string;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap((part) => (typeof part === "object" ? nodesIn(part) : []))];
}

function nodesOf(file: string): Node[] {
  const { program, errors } = parseSync(file, readFileSync(join(ROOT, file), "utf8"));
  expect(errors).toEqual([]);
  return nodesIn(program);
}

/** Without a repetition, an expression looks at a fixed number of characters. */
function expressionsOf(nodes: readonly Node[]): Expression[] {
  const found = nodes.flatMap(({ regex }) => (regex === undefined ? [] : [regex as Expression]));
  return found.filter(({ pattern }) => /[*+]|\{\d+,/.test(pattern));
}

function isMadeAtRunTime({ type, callee }: Node): boolean {
  return (
    (type === "NewExpression" || type === "CallExpression") && isNode(callee) && callee.name === "RegExp"
  );
}

/** Milliseconds for one expression, which only a busy machine needs. */
const PATIENCE = 60_000;

/** Seeded, so that every run finds the same, except what a busy machine has no time to find. */
function slownessOf({ pattern, flags }: Expression): string | undefined {
  const result = checkSync(pattern, flags, { timeout: PATIENCE, attackTimeout: PATIENCE, randomSeed: 1 });
  if (result.status === "safe") return undefined;
  if (result.status === "unknown" && result.error.kind === "timeout") return undefined;
  const speed = result.status === "vulnerable" ? result.complexity.summary : "too complicated";
  return `/${pattern}/${flags} is ${speed}`;
}

const nodes = new Map(FILES.map((file) => [file, nodesOf(file)]));

const expressions = [...nodes].flatMap(([file, found]) =>
  expressionsOf(found).map((expression) => ({ file, expression })),
);

function isException({ file, expression }: (typeof expressions)[number]): boolean {
  return ALLOWED.some(([allowed, beginning]) => file === allowed && expression.pattern.startsWith(beginning));
}

test("every regular expression takes linear time", { timeout: 300_000 }, () => {
  const slow = expressions
    .filter((item) => !isException(item))
    .flatMap(({ file, expression }) => {
      const slowness = slownessOf(expression);
      return slowness === undefined ? [] : [`${file}: ${slowness}`];
    });
  expect(slow).toEqual([]);
});

test("every exception still has an expression", () => {
  const used = ALLOWED.filter(([file, beginning]) =>
    expressions.some((item) => item.file === file && item.expression.pattern.startsWith(beginning)),
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
])("this analysis finds %s", (_, { source, flags }) => {
  expect(slownessOf({ pattern: source, flags })).toBeDefined();
});
