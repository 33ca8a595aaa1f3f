/** What becomes of the result of a call, and whether the call can be skipped on its own line. */

import { type Call, type Circumstances, oneLine, type Statement, statementsIn } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import type { CallOutcome } from "../words/chapter-words.ts";

/** Only what the statement around the call proves. */
export function outcomeOf(call: Call, { statement }: Circumstances): CallOutcome {
  // A known condition is told as one.
  if (call.choices === undefined && mayBeSkipped(call, statement)) return { as: "maybe" };
  if (statement === undefined) return { as: "other" };
  if (isInClosure(call, statement)) return { as: "closure" };
  const { kind, head, startLine } = statement;
  if (kind === "return") {
    return head !== undefined && isCallOf(head, call) ? { as: "return" } : { as: "other" };
  }
  if (head === undefined || startLine !== call.line) return { as: "other" };
  if (kind === "assign") {
    const value = textOf(call, statement).replace(/^[^=]*=\s*/, "");
    return isCallOf(value, call) ? { as: "assign", target: codeOf(head) } : { as: "other" };
  }
  if (kind === "if" || kind === "else") return { as: "condition", head: codeOf(head) };
  if (kind === "loop") {
    const items = itemsOf(head);
    return items !== undefined && isCallOf(items, call)
      ? { as: "loop", head: codeOf(head) }
      : { as: "condition", head: codeOf(head) };
  }
  return { as: "other" };
}

/** What a loop goes through: `items` of `item in items`. */
function itemsOf(head: string): string | undefined {
  const word = [" in ", " of ", " range ", " : "].find((candidate) => head.includes(candidate));
  return word === undefined ? undefined : head.slice(head.indexOf(word) + word.length);
}

const codeOf = (text: string): string => inlineCode(oneLine(text));

/** What a closure returns or keeps is not the result of the function around it. */
function isInClosure({ from }: Call, { scope }: Statement): boolean {
  return statementsIn(from.file.code.statements, from.symbol)[0]?.scope !== scope;
}

const WORDS: ReadonlySet<string> = new Set(["Python", "Ruby", "PHP"]);

/** Whether an operator before the call on its line can make the call needless: `a || call()`. */
function mayBeSkipped({ from, to, line }: Call, statement: Statement | undefined): boolean {
  const text = from.file.lines[line - 1] ?? "";
  const start = statement !== undefined && statement.startLine >= line - 4 ? statement.startLine : line;
  const above = start < line ? from.file.lines.slice(start - 1, line - 1).join(" ") : "";
  const at = Math.max(...namesOf(to).map((name) => text.lastIndexOf(`${name}(`)));
  const before = `${above} ${at === -1 ? "" : text.slice(0, at)}`;
  // A closure or a block that ends before the call has operators of its own.
  const own = before.slice(Math.max(before.lastIndexOf("{"), before.lastIndexOf("=>")) + 1);
  return (
    /&&|\|\||\?\?|\s\?\s/.test(own) || (WORDS.has(from.file.language) && /\s(?:and|or|else)\s/.test(own))
  );
}

function namesOf({ symbol: { name, container } }: Call["to"]): string[] {
  return container === undefined ? [name] : [name, container];
}

/** In lines. The end of a longer statement does not change what stands before its call. */
const MAX_LINES = 12;

function textOf({ from: { file } }: Call, { startLine, endLine }: Statement): string {
  return file.lines
    .slice(startLine - 1, Math.min(endLine, startLine + MAX_LINES))
    .join(" ")
    .trim();
}

const CHAIN =
  /^(?:(?:await|new|try[!?]?) )?(?:[\w$]+(?:\(\)|\[\])?(?:\?\.|\.|::|->))*([\w$]+)(?:<[\w$, ]*>)?\(\)(?:\.await)?[?!]?;?$/;

/** Whether the expression is the call itself, with any receiver and arguments. */
function isCallOf(expression: string, { to }: Call): boolean {
  const name = CHAIN.exec(withoutArguments(expression))?.[1];
  return name !== undefined && namesOf(to).includes(name);
}

/** With empty brackets: `a.b(c)[d]` becomes `a.b()[]`. */
function withoutArguments(expression: string): string {
  let depth = 0;
  let kept = "";
  for (const character of expression) {
    const closes = ")]}".includes(character);
    if (closes) depth -= 1;
    if (depth === 0) kept += character;
    if ("([{".includes(character)) depth += 1;
  }
  return kept.trim();
}
