/** Options of a command line as the code declares them: their names, aliases, defaults and help. */

import type { SourceFile } from "../survey/survey.ts";
import { argumentsAt, stringIn } from "./option-text.ts";

export interface CommandOption {
  /** With its dashes; the long one where there are several. */
  readonly name: string;
  readonly others: readonly string[];
  readonly value?: string;
  readonly help?: string;
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
}

type Found = Pick<CommandOption, "others" | "value" | "help"> & { readonly name: string | undefined };

/** In lines of one declaration. */
const MAX_LINES = 40;

const STARTS: Readonly<Record<string, RegExp>> = {
  python: /\b(?:option|add_argument)\(/,
  javascript: /\.(?:option|requiredOption)\(/,
  typescript: /\.(?:option|requiredOption)\(/,
  go: /\b(?:[fF]lags?(?:\(\))?)\.(?:String|Int|Int64|Uint|Bool|Duration|Float64|StringSlice|StringArray)(?:Var)?P?\(/,
  rust: /\bArg::new\(|#\[(?:arg|clap)\(/,
};

/** In the order of their lines. */
export function commandOptionsIn({ path, lines, row }: SourceFile): CommandOption[] {
  const grammar = row?.grammar === "tsx" ? "typescript" : (row?.grammar ?? "");
  const start = STARTS[grammar];
  if (start === undefined) return [];
  return lines.flatMap((line, index): CommandOption[] => {
    const found = start.exec(line);
    if (found === null) return [];
    const text = lines.slice(index, index + MAX_LINES).join("\n");
    const open = found.index + found[0].length - 1;
    const call = argumentsAt(text, open);
    if (call === undefined) return [];
    const isBuilder = found[0].startsWith("Arg");
    const end = isBuilder ? endOfChain(text, call.end) : call.end;
    const whole = text.slice(open, end + 1);
    const option = isBuilder
      ? rustBuilder(whole)
      : grammar === "rust"
        ? rustAttribute(call.args, lines.slice(index + whole.split("\n").length).slice(0, 3))
        : grammar === "go"
          ? goFlag(call.args, found[0])
          : grammar === "python"
            ? pythonOption(call.args)
            : commanderOption(call.args);
    const { name } = option;
    if (name === undefined) return [];
    const endLine = index + 1 + text.slice(0, end).split("\n").length - 1;
    return [{ ...option, name, path, startLine: index + 1, endLine: Math.min(endLine, lines.length) }];
  });
}

function named(names: readonly string[], rest: Omit<Found, "name" | "others">): Found {
  const long = names.find((name) => name.startsWith("--")) ?? names[0];
  return { name: long, others: [...new Set(names)].filter((name) => name !== long), ...rest };
}

/** `-p, --port <number>` and `--reload/--no-reload`. */
function dashed(text: string): string[] {
  return text.split(/[\s,/=]+/).filter((word) => /^--?[A-Za-z][\w-]*$/.test(word));
}

function optional(value: string | undefined, help: string | undefined): Pick<Found, "value" | "help"> {
  const isShort = value !== undefined && value !== "" && value.length <= 60;
  return { ...(isShort ? { value } : {}), ...(help === undefined || help === "" ? {} : { help }) };
}

function pythonOption(args: readonly string[]): Found {
  const keyword = (key: string): string | undefined =>
    args.find((arg) => arg.startsWith(`${key}=`))?.slice(key.length + 1);
  return named(
    args.flatMap((arg) => dashed(stringIn(arg) ?? "")),
    optional(keyword("default"), stringIn(keyword("help"))),
  );
}

function commanderOption([names, help, value]: readonly string[]): Found {
  return named(dashed(stringIn(names) ?? ""), optional(value, stringIn(help)));
}

/** `Var` takes a target first, `P` a letter after the name. */
function goFlag(args: readonly string[], start: string): Found {
  const [name, ...rest] = start.includes("Var") ? args.slice(1) : args;
  const letter = start.endsWith("P(") ? rest.shift() : undefined;
  const text = stringIn(name);
  const short = stringIn(letter);
  return named(
    [
      ...(text === undefined || !/^[A-Za-z][\w-]*$/.test(text) ? [] : [`--${text}`]),
      ...(short === undefined || short === "" ? [] : [`-${short}`]),
    ],
    optional(rest[0], stringIn(rest[1])),
  );
}

/** The end of the calls that follow a call, one on the other. */
function endOfChain(text: string, end: number): number {
  let last = end;
  for (;;) {
    const next = /^\s*\.\w+(?=\()/.exec(text.slice(last + 1, last + 400));
    const call = next === null ? undefined : argumentsAt(text, last + 1 + next[0].length);
    if (call === undefined) return last;
    last = call.end;
  }
}

function rustBuilder(chain: string): Found {
  const all = (method: string): string[] => {
    const found: string[] = [];
    const mark = `.${method}(`;
    for (let at = chain.indexOf(mark); at !== -1; at = chain.indexOf(mark, at + 1)) {
      const [arg = ""] = argumentsAt(chain, at + mark.length - 1)?.args ?? [];
      found.push(stringIn(arg) ?? arg);
    }
    return found;
  };
  const plain = (names: readonly string[]): string[] => names.filter((name) => /^[A-Za-z][\w-]*$/.test(name));
  return named(
    [
      ...plain([...all("long"), ...all("alias"), ...all("visible_alias")]).map((name) => `--${name}`),
      ...plain(all("short")).map((name) => `-${name}`),
    ],
    optional(all("default_value")[0], all("help")[0]),
  );
}

/** `long` alone takes its name from the field below. */
function rustAttribute(args: readonly string[], below: readonly string[]): Found {
  const field = below.flatMap((line) => /^\s*(?:pub(?:\([a-z]+\))? )?(\w+):/.exec(line)?.[1] ?? [])[0];
  const value = (key: string): string | undefined => {
    const arg = args.find((each) => each.split("=", 1)[0]?.trim() === key);
    const text = arg?.includes("=") === true ? arg.slice(arg.indexOf("=") + 1).trim() : undefined;
    return stringIn(text) ?? text;
  };
  const long = value("long") ?? (args.includes("long") ? field?.replaceAll("_", "-") : undefined);
  const short = value("short") ?? (args.includes("short") ? field?.charAt(0) : undefined);
  return named(
    [
      ...[long, value("alias"), value("visible_alias")].flatMap((name) =>
        name === undefined ? [] : [`--${name}`],
      ),
      ...(short === undefined ? [] : [`-${short}`]),
    ].filter((name) => /^--?[A-Za-z][\w-]*$/.test(name)),
    optional(value("default_value") ?? value("default_value_t"), value("help")),
  );
}
