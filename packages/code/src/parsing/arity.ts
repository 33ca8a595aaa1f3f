/** How many arguments a list of parameters takes, in Java, C#, Kotlin, C and C++. */

import type { Arity } from "../syntax/parsed-code.ts";

const OPENING = "([{<";
const CLOSING = ")]}>";

/** `written` is the list with its parentheses. */
export function arityOf(written: string): Arity {
  const parameters = parametersIn(written.trim().slice(1, -1)).filter(
    (parameter) => parameter !== "" && parameter !== "void",
  );
  const most = parameters.some(isRepeated) ? Number.MAX_SAFE_INTEGER : parameters.length;
  // The receiver of an extension method of C# stands before the call.
  const receiver = parameters[0]?.startsWith("this ") === true ? 1 : 0;
  const optional = parameters.filter((item) => isRepeated(item) || hasDefault(item)).length;
  return { least: Math.max(0, parameters.length - optional - receiver), most };
}

function isRepeated(parameter: string): boolean {
  return parameter.includes("...") || /^(?:\[\w+\] ?)?(?:params|vararg) /.test(parameter);
}

function hasDefault(parameter: string): boolean {
  return /[^=!<>]=[^=>]/.test(parameter);
}

/** Splits at the commas outside of brackets; the arrow of a function type closes none. */
function parametersIn(list: string): string[] {
  const text = list.replace(/\/\/.*/g, "").replace(/->|=>/g, "  ");
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const letter = text[at] ?? "";
    if (letter !== "" && OPENING.includes(letter)) depth += 1;
    else if (letter !== "" && CLOSING.includes(letter)) depth -= 1;
    else if (at === text.length || (letter === "," && depth === 0)) {
      parts.push(text.slice(start, at).replace(/\s+/g, " ").trim());
      start = at + 1;
    }
  }
  return parts;
}
