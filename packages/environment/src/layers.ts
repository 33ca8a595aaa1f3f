/** Where values come from, most important first: option, environment, `.env.local`, `.env.<NODE_ENV>`, `.env`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "dotenv";

/** One source of values, and what to call it in a message. */
export interface Layer {
  readonly name: string;
  readonly values: Readonly<Record<string, string | undefined>>;
}

/** What {@link layersOf} found, and what kept it from reading more. */
export interface Layers {
  readonly layers: readonly Layer[];
  readonly problems: readonly string[];
}

/** The layers for a process that works in `cwd`. A file that is not there is no problem; one that cannot be read is. */
export function layersOf(
  overrides: Readonly<Record<string, string | undefined>>,
  env: NodeJS.ProcessEnv,
  cwd: string,
): Layers {
  const problems: string[] = [];
  const files = [".env.local", ...modeFile(env.NODE_ENV, problems), ".env"];
  const layers: Layer[] = [
    { name: "option", values: overrides },
    { name: "environment", values: env },
  ];
  for (const name of files) {
    const content = readIfThere(join(cwd, name), problems);
    if (content !== undefined) layers.push({ name, values: parse(content) });
  }
  return { layers, problems };
}

/** The mode names a file, so it must not lead to another directory. */
function modeFile(mode: string | undefined, problems: string[]): string[] {
  if (mode === undefined || mode === "") return [];
  if (/^[A-Za-z0-9_-]+$/.test(mode)) return mode === "local" ? [] : [`.env.${mode}`];
  problems.push(`NODE_ENV names the file .env.<NODE_ENV>: it may hold letters, digits, - and _ only`);
  return [];
}

function readIfThere(file: string, problems: string[]): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "ENOENT" && code !== "ENOTDIR") problems.push(`${file} cannot be read (${code})`);
    return undefined;
  }
}
