/**
 * Expressions of which only a part is evaluated, by grammar. `choice.when` decides: `choice.then` is
 * evaluated when it holds, `choice.else` when it does not. parsing/choices.ts reads the captures.
 */

const OPERATORS = `
(binary_expression left: (_) @choice.when operator: "&&" right: (_) @choice.then)
(binary_expression left: (_) @choice.when operator: "||" right: (_) @choice.else)
`;

const TERNARY = `
(ternary_expression condition: (_) @choice.when consequence: (_) @choice.then alternative: (_) @choice.else)
${OPERATORS}`;

const CONDITIONAL = `
(conditional_expression condition: (_) @choice.when consequence: (_) @choice.then
  alternative: (_) @choice.else)
${OPERATORS}`;

export const CHOICES: Readonly<Record<string, string>> = {
  typescript: TERNARY,
  tsx: TERNARY,
  javascript: TERNARY,
  java: TERNARY,
  c: CONDITIONAL,
  cpp: CONDITIONAL,
  c_sharp: CONDITIONAL,
  go: OPERATORS,
  rust: OPERATORS,
  php: `
(conditional_expression condition: (_) @choice.when body: (_) @choice.then alternative: (_) @choice.else)
${OPERATORS}`,
  python: `
(conditional_expression . (_) @choice.then . (_) @choice.when . (_) @choice.else .)
(boolean_operator left: (_) @choice.when operator: "and" right: (_) @choice.then)
(boolean_operator left: (_) @choice.when operator: "or" right: (_) @choice.else)
`,
  ruby: `
(conditional condition: (_) @choice.when consequence: (_) @choice.then alternative: (_) @choice.else)
(binary left: (_) @choice.when operator: ["&&" "and"] right: (_) @choice.then)
(binary left: (_) @choice.when operator: ["||" "or"] right: (_) @choice.else)
`,
};
