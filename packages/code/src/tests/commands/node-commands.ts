/** Commands of the test runners for JavaScript and TypeScript. */

import { posix } from "node:path";
import { z } from "zod";
import type { Place } from "../../syntax/parsed-code.ts";
import type { Target, TestCommand } from "./command.ts";
import { lineThat, type Manifest, type ManifestsAbove } from "./manifests.ts";
import { shellWord } from "./shell-word.ts";

const manifestSchema = z.looseObject({
  scripts: z.record(z.string(), z.string()).optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
});

type Runner = (file: string, title: string | undefined, script: string) => string;

const option = (flag: string, title: string | undefined): string =>
  title === undefined ? "" : ` ${flag} ${shellWord(title)}`;

/** Options that the project's own script passes, and that its tests need. */
function requires(script: string): string {
  const words = script.split(/\s+/);
  return words
    .flatMap((word, index) =>
      /^(-r|--require|--import)$/.test(word) ? ` ${word} ${words[index + 1] ?? ""}` : [],
    )
    .join("");
}

const RUNNERS: readonly (readonly [string, Runner])[] = [
  ["vitest", (file, title) => `npx vitest run ${file}${option("-t", title)}`],
  ["jest", (file, title) => `npx jest ${file}${option("-t", title)}`],
  ["mocha", (file, title, script) => `npx mocha${requires(script)} ${file}${option("-g", title)}`],
  ["ava", (file, title) => `npx ava ${file}${option("--match", title)}`],
  ["borp", (file) => `npx borp ${file}`],
  ["tap", (file) => `npx tap ${file}`],
  ["uvu", (file) => `node ${file}`],
  ["tape", (file) => `node ${file}`],
  [
    "jasmine",
    (file, title) => `npx jasmine ${file}${title === undefined ? "" : ` --filter=${shellWord(title)}`}`,
  ],
];

export function nodeCommand({ path, title }: Target, above: ManifestsAbove): TestCommand | undefined {
  const manifests = above(path, /^package\.json$/);
  for (const manifest of manifests) {
    const found = runnerIn(manifest);
    if (found === undefined) continue;
    const file = shellWord(posix.relative(manifest.directory, path));
    const command = found.run(file, title, found.script);
    return { command: inDirectory(manifest.directory, command), place: found.place };
  }
  return undefined;
}

function runnerIn(manifest: Manifest): { run: Runner; script: string; place: Place } | undefined {
  const parsed = read(manifest.text);
  if (parsed === undefined) return undefined;
  const scripts = Object.entries(parsed.scripts ?? {}).filter(([name]) => /test|unit|spec/i.test(name));
  const place = (name: string): Place | undefined =>
    lineThat(manifest, (line) => line.trimStart().startsWith(`"${name}"`));
  for (const [name, run] of RUNNERS) {
    const script = scripts.find(([, text]) => text.split(/\s+/).includes(name));
    const named = script?.[0] ?? (hasDependency(parsed, name) ? name : undefined);
    const found = named === undefined ? undefined : place(named);
    if (found !== undefined) return { run, script: script?.[1] ?? "", place: found };
  }
  const script = scripts.find(([, text]) => runsOwnTests(text.split(/\s+/)));
  const found = script === undefined ? undefined : place(script[0]);
  if (script === undefined || found === undefined) return undefined;
  const run: Runner = script[1].includes("bun test")
    ? (file, title) => `bun test ${file}${option("-t", title)}`
    : (file, title, text) => `node${requires(text)} --test${option("--test-name-pattern", title)} ${file}`;
  return { run, script: script[1], place: found };
}

/** `node --test`, `tsx --test` and `bun test`. */
function runsOwnTests(words: readonly string[]): boolean {
  return (
    words.includes("--test") || words.some((word, index) => word === "bun" && words[index + 1] === "test")
  );
}

function hasDependency(
  { dependencies, devDependencies }: z.infer<typeof manifestSchema>,
  name: string,
): boolean {
  return Object.hasOwn(dependencies ?? {}, name) || Object.hasOwn(devDependencies ?? {}, name);
}

function read(text: string): z.infer<typeof manifestSchema> | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export function inDirectory(directory: string, command: string): string {
  return directory === "" ? command : `(cd ${shellWord(directory)} && ${command})`;
}
