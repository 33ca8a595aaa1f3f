/**
 * Where values come from, most important first: option, environment, `.env.local`,
 * `.env.<NODE_ENV>`, `.env`.
 */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "dotenv";
import type { Variable } from "../variables/variable.ts";
import { VARIABLES } from "../variables/variables.ts";
import { type Provenance, provenanceOf } from "./provenance.ts";

/** The only file that may set guarded variables. */
const GUARDED_FILE = ".env.local";

/** In bytes. The parser needs a second for 32,000 empty lines, and four times that for twice as many. */
const LARGEST_FILE = 32_768;

/** One source of values, with its name for messages. */
export interface Layer {
  readonly name: string;
  readonly values: Readonly<Record<string, string | undefined>>;
}

export interface Layers {
  readonly layers: readonly Layer[];
  readonly problems: readonly string[];
  /**
   * One line for each file or variable that was not read because it may come from a foreign
   * repository.
   */
  readonly refused: readonly string[];
}

/**
 * The layers for a process that runs in `cwd`. A missing file is fine; an unreadable one is a
 * problem. A file that came with the surrounding repository is not read. Only a `.env.local` of the
 * user's own sets guarded variables.
 */
export function layersOf(
  overrides: Readonly<Record<string, string | undefined>>,
  env: NodeJS.ProcessEnv,
  cwd: string,
): Layers {
  const problems: string[] = [];
  const refused: string[] = [];
  const files = [GUARDED_FILE, ...modeFile(env.NODE_ENV, problems), ".env"];
  const layers: Layer[] = [
    { name: "option", values: overrides },
    { name: "environment", values: env },
  ];
  for (const name of files) {
    const content = readIfThere(join(cwd, name), problems, refused);
    if (content === undefined) continue;
    const provenance = provenanceOf(cwd, name);
    if (provenance === "repository") {
      refused.push(
        `${join(cwd, name)} was not read: Git tracks it, so it came with the repository. ${REMEDY}`,
      );
      continue;
    }
    const values = parse(content);
    const reason = doubt(name, provenance);
    const withheld = reason === undefined ? [] : Object.keys(values).filter(isGuarded);
    if (withheld.length > 0) {
      refused.push(`${join(cwd, name)}: ${withheld.join(", ")} not used, since ${reason}. ${REMEDY}`);
    }
    for (const guarded of withheld) delete values[guarded];
    for (const key of cutAtHash(content)) {
      if (rowOf(key) === undefined || !(key in values)) continue;
      problems.push(
        `${join(cwd, name)}: the value of ${key} contains a # and has no quotes. Put it in quotes, or a blank before the # of a comment`,
      );
    }
    layers.push({ name, values });
  }
  return { layers, problems, refused };
}

/** Why a file may set no guarded variable; undefined when it may. */
function doubt(name: string, provenance: Exclude<Provenance, "repository">): string | undefined {
  if (provenance !== "own") return `the file may not be yours: ${provenance.unknown}`;
  if (name === GUARDED_FILE) return undefined;
  return `the file may have come with a repository or an archive, and only ${GUARDED_FILE} may set them`;
}

const REMEDY = "Export the variables you want, or keep them in a git-ignored .env.local of your own.";

function isGuarded(key: string): boolean {
  return rowOf(key)?.guarded === true;
}

function rowOf(key: string): Variable | undefined {
  const rows: Readonly<Record<string, Variable>> = VARIABLES;
  const name = Object.hasOwn(rows, key) ? key : key.replace(/_FILE$/, "");
  return Object.hasOwn(rows, name) ? rows[name] : undefined;
}

/**
 * The variables whose value has no quotes and a `#` with no blank before it. Docker Compose keeps
 * the whole value; dotenv, Node and Bun cut it there without a word.
 */
function cutAtHash(content: string): string[] {
  return content.split("\n").flatMap((line) => {
    const kept = line.slice(0, Math.max(0, line.indexOf("#")));
    const [, name, first] = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.?)/.exec(kept) ?? [];
    return name === undefined || /["'`]/.test(first ?? "") || /\s$/.test(kept) ? [] : [name];
  });
}

/** The mode is part of a file name, so it must not contain a path. */
function modeFile(mode: string | undefined, problems: string[]): string[] {
  if (mode === undefined || mode === "") return [];
  if (/^[A-Za-z0-9_-]+$/.test(mode)) return mode === "local" ? [] : [`.env.${mode}`];
  problems.push(`NODE_ENV names the file .env.<NODE_ENV>: it may hold letters, digits, - and _ only`);
  return [];
}

/** A repository or an archive can bring a link to a device that never ends, or a pipe. */
function readIfThere(file: string, problems: string[], refused: string[]): string | undefined {
  try {
    const found = statSync(file);
    if (found.isFile() && found.size <= LARGEST_FILE) return readFileSync(file, "utf8");
    const why = found.isFile() ? `it has more than ${LARGEST_FILE} bytes` : "it is no regular file";
    refused.push(`${file} was not read: ${why}.`);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "ENOENT" && code !== "ENOTDIR") problems.push(`${file} cannot be read (${code})`);
  }
  return undefined;
}
