/** Reads the arguments of a call as written, without a grammar: strings, brackets and commas. */

const PAIRS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const QUOTES = new Set(['"', "'", "`"]);

/** The texts between the commas at the top of the bracket that opens at `open`, and where it closes. */
export function argumentsAt(
  text: string,
  open: number,
): { readonly args: readonly string[]; readonly end: number } | undefined {
  const args: string[] = [];
  const waiting: string[] = [];
  let from = open + 1;
  for (let at = open; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (QUOTES.has(character)) {
      at = endOfString(text, at);
      continue;
    }
    const closing = PAIRS[character];
    if (closing !== undefined) waiting.push(closing);
    else if (character === waiting.at(-1)) {
      waiting.pop();
      if (waiting.length > 0) continue;
      args.push(text.slice(from, at).trim());
      return { args: args.filter((arg) => arg !== ""), end: at };
    } else if (character === "," && waiting.length === 1) {
      args.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return undefined;
}

/** The last character of the string that begins at a quote; that of a lifetime or an apostrophe is itself. */
function endOfString(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\\") at += 1;
    else if (character === quote) return at;
    else if (character === "\n" && quote !== "`") return quote === "'" ? start : at;
  }
  return start;
}

/** The content of string literals that stand one after the other; undefined for any other expression. */
export function stringIn(arg: string | undefined): string | undefined {
  let rest = arg?.trim() ?? "";
  let content = "";
  if (rest === "") return undefined;
  while (rest !== "") {
    if (!QUOTES.has(rest.charAt(0))) return undefined;
    const end = endOfString(rest, 0);
    if (end === 0) return undefined;
    content += rest.slice(1, end);
    rest = rest.slice(end + 1).trim();
  }
  return content.replace(/\\\n\s*/g, "").replace(/\\n/g, " ");
}
