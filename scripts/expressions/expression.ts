import type { Node } from "./product-sources.ts";

export interface Expression {
  readonly pattern: string;
  readonly flags: string;
}

export interface PlacedExpression extends Expression {
  readonly file: string;
}

/** The expressions with a repetition. Without one, an expression reads a fixed number of characters. */
export function expressionsIn(nodes: ReadonlyMap<string, readonly Node[]>): PlacedExpression[] {
  return [...nodes].flatMap(([file, found]) =>
    found
      .flatMap(({ regex }) => (regex === undefined ? [] : [regex as Expression]))
      .filter(({ pattern }) => /[*+]|\{\d+,/.test(pattern))
      .map(({ pattern, flags }) => ({ file, pattern, flags })),
  );
}

export function written({ pattern, flags }: Expression): string {
  return `/${pattern}/${flags}`;
}

/** The beginnings of expressions that may be slow on long texts, by file, and why that is harmless. */
export const ALLOWED: readonly (readonly [file: string, beginning: string, why: string])[] = [
  ["packages/cli/src/lifetime/ancestors.ts", "^(\\d+)\\s", "reads one line of this machine's `ps`"],
  ["packages/course-checks/src/prose/prose-language.ts", "«[^«»]", "stops at the next quotation mark"],
  ["packages/course/src/french/numbers.ts", "\\B(?=", "groups the digits of a number"],
  ["packages/engine-static/src/english/english-grammar.ts", "\\B(?=", "groups the digits of a number"],
  ["packages/web/pages/diagrams/frame/embedded-fonts.ts", "url", "reads the product's own style sheets"],
  ["packages/web/pages/diagrams/mermaid-arrows.ts", "", "ignores longer lines (LONGEST_LINE)"],
  ["packages/web/server/static/content-security-policy.ts", "<script>", "reads the product's own pages"],
];

export function isAllowed({ file, pattern }: PlacedExpression): boolean {
  return ALLOWED.some(([allowed, beginning]) => file === allowed && pattern.startsWith(beginning));
}
