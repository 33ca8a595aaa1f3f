/** A value that makes a condition true, so that a reader can follow an input instead of a condition. */

import { type FunctionBody, type Guard, isExit } from "./function-body.ts";

/** What stands before a comparison, and the value that makes it true, as written. */
export interface Input {
  readonly subject: string;
  readonly value: string;
}

const COMPARISON = /^([\w.$]+) (===?|is|<=?|>=?) ("[^"\\]*"|'[^'\\]*'|-?\d+|[\w.]+)$/;
const NOTHING: ReadonlySet<string> = new Set(["None", "null", "nil", "undefined", "nullptr"]);
const NAMED = /^[A-Z][\w.]*$|^True$|^False$|^true$|^false$/;

/** Undefined for a condition that is no comparison of a parameter with a written value. */
export function inputOf(body: FunctionBody, { condition, branch }: Guard): Input | undefined {
  const [, subject = "", sign = "", value = ""] = COMPARISON.exec(condition) ?? [];
  const isEqual = sign === "is" || sign.startsWith("==");
  const isNumber = /^-?\d+$/.test(value);
  const isWritten = isNumber || /^["']/.test(value) || NOTHING.has(value) || NAMED.test(value);
  if (subject === "" || !isWritten || (!isEqual && !isNumber)) return undefined;
  if (!isParameter(body, subject) || isChanged(body, subject, branch.startLine)) return undefined;
  const step = sign === "<" ? -1 : sign === ">" ? 1 : 0;
  return { subject, value: step === 0 ? value : String(Number(value) + step) };
}

/** What a condition says for an input; undefined when that does not decide it. */
export function decide(condition: string, { subject, value }: Input): boolean | undefined {
  const [, other, sign = "", limit = ""] = COMPARISON.exec(condition) ?? [];
  if (other !== subject) return undefined;
  if (sign === "is" || sign.startsWith("==")) {
    if (limit === value) return true;
    const areLiterals = [limit, value].every((each) => /^["'\d-]/.test(each) || NOTHING.has(each));
    const isOneNothing = NOTHING.has(limit) !== NOTHING.has(value);
    return areLiterals && (isOneNothing || !NOTHING.has(limit)) ? false : undefined;
  }
  if (!/^-?\d+$/.test(limit) || !/^-?\d+$/.test(value)) return undefined;
  const [left, right] = [Number(value), Number(limit)];
  if (left === right) return sign.endsWith("=");
  return sign.startsWith("<") ? left < right : left > right;
}

/** Whether the name stands in the lines before the first statement, after the name of the function. */
function isParameter({ file, symbol, statements }: FunctionBody, subject: string): boolean {
  if (!/^\w+$/.test(subject)) return false;
  const first = statements[0]?.startLine ?? symbol.endLine;
  const doc = symbol.doc?.startLine ?? Number.POSITIVE_INFINITY;
  const end = Math.max(symbol.startLine, Math.min(first - 1, doc > symbol.startLine ? doc - 1 : first - 1));
  const head = file.lines.slice(symbol.startLine - 1, end).join("\n");
  const parameters = head.slice(head.indexOf("(", head.indexOf(symbol.name)));
  return parameters.startsWith("(") && parameters.split(/\W+/).includes(subject);
}

/** Whether a line before assigns the name, or a statement that is not understood could. */
function isChanged({ file, statements }: FunctionBody, subject: string, line: number): boolean {
  return statements.some((each) => {
    if (each.startLine >= line || isExit(each)) return false;
    const text = file.lines.slice(each.startLine - 1, Math.min(each.endLine, line - 1)).join("\n");
    return each.kind !== "if" && text.includes(subject) && each.kind !== "call";
  });
}
