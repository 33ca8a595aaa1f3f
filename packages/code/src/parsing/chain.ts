/** Reduces an expression of any language to a chain of names (`syntax/call-site.ts`). */

/** Stands for an expression that is no chain. */
const NO_CHAIN = "?";

/** In characters: arguments further away are not searched for their end, so nested expressions take linear time. */
const MAX_LENGTH = 2_000;

const PREFIX = /(?:\s|\(|&|\*|await\b|try\b[?!]?|mut\b)*/y;
const NEW = /new\s+\\?/y;
const NAME = /[$@\\]*[\p{L}_#][\p{L}\p{N}_]*/uy;
const SEPARATOR = /[\s!?)]*(?:\.|::|->)\s*/y;
const OPENING = "([{<";
const CLOSING = ")]}>";

/** The chain of the text from `start` to `end`, or {@link NO_CHAIN}. */
export function chainOf(text: string, start: number, end: number): string {
  const limit = Math.min(end, start + MAX_LENGTH);
  let at = skip(PREFIX, text, start);
  const isParenthesized = text.slice(start, at).includes("(");
  const constructed = skip(NEW, text, at);
  let chain = constructed > at ? "new " : "";
  at = constructed;
  for (;;) {
    const afterName = skip(NAME, text, at);
    if (afterName === at || afterName > end) return NO_CHAIN;
    chain += nameOf(text.slice(at, afterName));
    at = afterName;
    for (;;) {
      const opening = text[skipSpace(text, at)];
      if (opening === "{") return isLiteral(chain, text, end) ? `new ${chain}()` : NO_CHAIN;
      if (opening !== "(" && !isGeneric(text, at, limit)) break;
      const close = closing(text, skipSpace(text, at), limit);
      if (close === undefined) return NO_CHAIN;
      at = close;
      if (opening === "(") chain += "()";
    }
    const next = skip(SEPARATOR, text, at);
    if (next === at || next >= end) break;
    chain += ".";
    at = next;
  }
  const rest = text.slice(at, end).replace(/[\s!?]+/g, "");
  if (rest !== "" && !(isParenthesized && rest === ")")) return NO_CHAIN;
  return chain;
}

/** `Cart{items}` of Go and Rust: a brace right after the name, and nothing after the last one. */
function isLiteral(chain: string, text: string, end: number): boolean {
  return !chain.includes("(") && !chain.startsWith("new ") && text[end - 1] === "}";
}

function skip(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (text[next] === " " || text[next] === "\n" || text[next] === "\t") next += 1;
  return next;
}

/** `<T>` and `[T]` before the arguments of a call. */
function isGeneric(text: string, at: number, end: number): boolean {
  if (text[at] !== "<" && text[at] !== "[") return false;
  const close = closing(text, at, end);
  return close !== undefined && (text[close] === "(" || text[close] === "{");
}

/** The offset after the bracket that closes the one at `at`. */
function closing(text: string, at: number, end: number): number | undefined {
  const open = text[at] ?? "";
  const close = CLOSING[OPENING.indexOf(open)];
  let depth = 0;
  for (let next = at; next < end; next += 1) {
    const letter = text[next];
    if (letter === '"' || letter === "'" || letter === "`") {
      const quoted = text.indexOf(letter, next + 1);
      if (quoted !== -1 && quoted < end) next = quoted;
    } else if (letter === open) depth += 1;
    else if (letter === close) {
      depth -= 1;
      if (depth === 0) return next + 1;
    }
  }
  return undefined;
}

/** `@store` of Ruby is a field of `self`; PHP writes `$` before variables. */
function nameOf(written: string): string {
  const name = written.replace(/^[$\\]+/, "");
  return name.startsWith("@") ? `self.${name.replace(/^@+/, "")}` : name;
}
