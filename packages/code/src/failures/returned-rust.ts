/** What a Rust function does with the error that a call returns: `?`, a value of its own, or an arm. */

import type { CodeFunction } from "../calls/code-function.ts";
import type { Statement } from "../syntax/statement.ts";
import { statementsIn } from "../syntax/statements-in.ts";
import { LOST, PASSED, statementAt, type Treatment } from "./clauses.ts";

/** In lines of one call. */
const MAX_LINES = 20;

export function treatRust(fn: CodeFunction, line: number, callee: string, thrown: string): Treatment {
  const statements = statementsIn(fn.file.code.statements, fn.symbol);
  const at = statementAt(statements, line);
  if (at === undefined) return LOST;
  const last = Math.min(at.endLine, line + MAX_LINES);
  const rest = afterCall(fn.file.lines.slice(line - 1, last).join("\n"), callee);
  if (rest === undefined) return LOST;
  const bare = rest.replace(/^\s*\.await\b/, "");
  if (bare.startsWith("?") || isMappedOn(bare)) return PASSED;
  const head = at.head ?? "";
  if (at.kind === "switch" && line === at.startLine && /^\s*\{/.test(bare)) {
    return arms(fn, at, thrown, statements);
  }
  if (at.kind === "if" && head.startsWith("let Err(") && /^\s*\{/.test(bare)) {
    return outcome(fn, at, bodyOf(fn, at).split("{").slice(1).join("{"));
  }
  const [path = ""] = head.split("(", 1);
  const isWhole = at.kind === "return" && /^[;\s}]*$/.test(bare) && path.split(/[.:]+/).at(-1) === callee;
  return isWhole ? PASSED : LOST;
}

/** The text after the brackets of the call. */
function afterCall(text: string, callee: string): string | undefined {
  const name = text.indexOf(`${callee}(`);
  if (name === -1) return undefined;
  return afterBrackets(text, name + callee.length);
}

function afterBrackets(text: string, from: number): string | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    else if (text[at] === ")") depth -= 1;
    if (depth === 0) return text.slice(at + 1);
  }
  return undefined;
}

/** `.map_err(…)?`, `.context(…)?` */
function isMappedOn(text: string): boolean {
  const method = /^\s*\.(?:map_err|context|with_context|wrap_err|wrap_err_with)(?=\()/.exec(text)?.[0];
  const rest = method === undefined ? undefined : afterBrackets(text, method.length);
  return rest?.trimStart().startsWith("?") === true;
}

function bodyOf({ file }: CodeFunction, { startLine, endLine }: Statement): string {
  return file.lines.slice(startLine - 1, endLine).join("\n");
}

/** The first arm that takes the error. */
function arms(
  fn: CodeFunction,
  choice: Statement,
  thrown: string,
  statements: readonly Statement[],
): Treatment {
  const name = thrown.split("::").at(-1) ?? "";
  for (const arm of statements) {
    if (arm.kind !== "case" || arm.depth !== choice.depth + 1) continue;
    if (arm.startLine < choice.startLine || arm.endLine > choice.endLine) continue;
    const pattern = arm.head ?? "";
    const inner = /^Err\((.*)\)$/.exec(pattern)?.[1];
    const takesAll = pattern === "_" || (inner !== undefined && /^_?[a-z]\w*$|^_$/.test(inner));
    const isNamed = inner !== undefined && /^[A-Z]/.test(name) && inner.split(/\W+/).includes(name);
    if (takesAll || isNamed) return outcome(fn, arm, bodyOf(fn, arm).split("=>").slice(1).join("=>"));
    // Another pattern can still take it.
    if (inner !== undefined && !/^[A-Z]\w*$/.test(inner.split("::").at(-1) ?? "")) return LOST;
    if (inner !== undefined && name === "") return LOST;
  }
  return LOST;
}

function outcome(fn: CodeFunction, taken: Statement, body: string): Treatment {
  if (/\breturn Err\(|=>\s*Err\(|^\s*(?:\{\s*)?Err\(|\?[;,)\s]/.test(body)) return PASSED;
  if (/\bErr\(|panic!|unreachable!|unwrap\(/.test(body)) return LOST;
  return {
    kind: "caught",
    by: { fn, line: taken.startLine, ...(taken.head === undefined ? {} : { types: taken.head }) },
  };
}
