/** What a call passes to its function: the arguments for its parameters, and the object that it is called on. */

import type { Call, CodeFunction } from "../calls/code-function.ts";

/** One place of a line that can be the call. */
export interface Passing {
  /** What stands before the dot; empty for a call of a name alone. */
  readonly receiver: string;
  /** By the name of the parameter, as written. */
  readonly given: ReadonlyMap<string, string>;
}

/** In lines. What begins later is out of the reader's sight too. */
const MAX_LINES = 12;

/** Several places of one line can be the call; none for a call without parentheses. */
export function passingsOf({ from: { file }, to, line }: Call): Passing[] {
  const text = file.lines.slice(line - 1, line - 1 + MAX_LINES).join("\n");
  const own = file.lines[line - 1]?.length ?? 0;
  const { name, container } = to.symbol;
  const parameters = parametersOf(to);
  return [...new Set([name, container ?? name])].flatMap((called) => {
    const found: Passing[] = [];
    for (let at = text.indexOf(called); at !== -1 && at < own; at = text.indexOf(called, at + 1)) {
      const open = /^(?:<[^()<>]*>)?\(/.exec(text.slice(at + called.length, at + called.length + 60))?.[0];
      const before = text.slice(0, at);
      if (open === undefined || /[\w$]$/.test(before)) continue;
      const receiver = /(?<![\w$])([\w$]+)(?:\?\.|\.|::|->)$/.exec(before.slice(-60))?.[1];
      const isPlain = receiver !== undefined || !/[.:>]$/.test(before);
      const args = listAt(text, at + called.length + open.length);
      found.push({
        receiver: receiver ?? (isPlain ? "" : "?"),
        given: matched(args, parameters, file.language),
      });
    }
    return found;
  });
}

function matched(
  args: readonly string[] | undefined,
  parameters: readonly string[],
  language: string,
): ReadonlyMap<string, string> {
  if (args === undefined || args.length > parameters.length) return new Map();
  return new Map(
    args.flatMap((arg, index): [string, string][] => {
      const named = NAMED.get(language)?.exec(arg);
      const [name, value] = named?.slice(1) ?? [parameters[index], arg];
      return name === undefined || value === undefined || !parameters.includes(name) ? [] : [[name, value]];
    }),
  );
}

const EQUAL_SIGN = /^(\w+)\s*=\s*([^=].*)$/s;
const COLON = /^(\w+):\s(.*)$/s;

/** How languages pass an argument by the name of its parameter. */
const NAMED: ReadonlyMap<string, RegExp> = new Map([
  ["Python", EQUAL_SIGN],
  ["Kotlin", EQUAL_SIGN],
  ["Scala", EQUAL_SIGN],
  ["Ruby", COLON],
  ["Swift", COLON],
  ["C#", COLON],
  ["Dart", COLON],
  ["PHP", COLON],
]);

/** Names of parameters, up to one that takes a list. */
export function parametersOf(fn: CodeFunction): readonly string[] {
  const { file, symbol } = fn;
  const known = parameters.get(symbol);
  if (known !== undefined) return known;
  const written = parameterList(fn);
  const end = written.findIndex((parameter) => /^(?:\*|\/$|\.\.\.)|\.\.\./.test(parameter));
  const found = (end === -1 ? written : written.slice(0, end))
    .map((parameter) => nameIn(parameter, file.language))
    .filter((parameter) => !RECEIVERS.has(parameter));
  parameters.set(symbol, found);
  return found;
}

const parameters = new WeakMap<CodeFunction["symbol"], readonly string[]>();

/** The types of the parameters without their arguments, for a language in which they tell overloads apart. */
export function parameterTypesOf(fn: CodeFunction): readonly string[] {
  if (fn.symbol.arity === undefined) return [];
  return parameterList(fn).map((parameter) => {
    const [declared = ""] = parameter.split("=", 1);
    const colon = declared.indexOf(": ");
    const type = colon === -1 ? declared.trim().replace(/(?<![\w$])[\w$]+$/, "") : declared.slice(colon + 1);
    return withoutTypeArguments(type)
      .replace(/@\w+(?:\([^()]*\))?\s*|\b(?:final|const|in|out|ref|this)\s+/g, "")
      .trim();
  });
}

function withoutTypeArguments(type: string): string {
  let depth = 0;
  let kept = "";
  for (const letter of type) {
    if (letter === ">") depth -= 1;
    else if (depth === 0 && letter !== "<") kept += letter;
    if (letter === "<") depth += 1;
  }
  return kept;
}

function parameterList({ file, symbol: { name, startLine } }: CodeFunction): readonly string[] {
  const text = file.lines.slice(startLine - 1, startLine - 1 + MAX_LINES).join("\n");
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const after = text.slice(at + name.length, at + name.length + 80);
    const open = /^[^\w(]?[^(\n]*\(/.exec(after)?.[0];
    if (open === undefined || /[\w$]$/.test(text.slice(0, at)) || /^\w/.test(after)) continue;
    return listAt(text, at + name.length + open.length, true) ?? [];
  }
  return [];
}

const RECEIVERS: ReadonlySet<string> = new Set(["self", "cls", ""]);

function nameIn(parameter: string, language: string): string {
  const declared = parameter.split("=", 1)[0]?.split(":", 1)[0] ?? "";
  const names = declared.match(/[\w$]+/g) ?? [];
  return (language === "Go" ? names[0] : names.at(-1))?.replace(/^\$/, "") ?? "";
}

/** In characters. */
const MAX_LIST = 600;

/** The parts between the commas up to the parenthesis that closes the list. `hasTypes`: commas of generic types do not count. */
function listAt(text: string, start: number, hasTypes = false): string[] | undefined {
  const parts: string[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < Math.min(text.length, start + MAX_LIST); at += 1) {
    const letter = text[at] ?? "";
    const quoted = "\"'`".includes(letter) ? text.indexOf(letter, at + 1) : -1;
    const isEnd = letter === ")" && depth === 0;
    if (quoted !== -1) at = quoted;
    else if (isEnd || (letter === "," && depth === 0)) {
      const part = text.slice(from, at).trim();
      if (part !== "") parts.push(part);
      from = at + 1;
      if (isEnd) return parts;
    } else if ("([{".includes(letter) || (hasTypes && letter === "<")) depth += 1;
    else if (")]}".includes(letter)) depth -= 1;
    else if (hasTypes && letter === ">" && !"-=".includes(text[at - 1] ?? "")) depth -= 1;
  }
  return undefined;
}
