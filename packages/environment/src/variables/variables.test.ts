import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Reader, Variable } from "./variable.ts";
import { VARIABLES } from "./variables.ts";

const root = join(import.meta.dirname, "..", "..", "..", "..");
const files = execFileSync(
  "git",
  ["-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
  {
    encoding: "utf8",
    maxBuffer: 50_000_000,
  },
).split("\0");

/** The sources of each reader. Readers that share a process share the packages. */
const SOURCES: Readonly<Record<Reader, RegExp>> = {
  cli: /^packages\/(?!environment\/).*(?<!\.test)\.ts$|^packages\/environment\/src\/assets\.ts$/,
  web: /^packages\/(?:cli|web)\/.*(?<!\.test)\.ts$/,
  worker: /^packages\/(?:cli|worker|analyzer|engine-claude)\/.*(?<!\.test)\.ts$/,
  backend: /^packages\/(?:cli|backend)\/.*(?<!\.test)\.ts$/,
  functions: /^packages\/backend\/(?:convex|src)\/.*(?<!\.test)\.ts$/,
  harness: /^(?:e2e|scripts|packages\/browser)\/|^playwright/,
  compose: /^docker-compose|^Dockerfile|^scripts\/|^\.devcontainer\//,
};

const rows = (Object.entries(VARIABLES) as [string, Variable][]).flatMap(([name, { readers }]) =>
  readers.map((reader) => [name, reader] as const),
);

/** Concatenates the matching files that exist on the disk. */
function textOf(pattern: RegExp): string {
  return files
    .filter((file) => pattern.test(file))
    .map((file) => {
      try {
        return readFileSync(join(root, file), "utf8");
      } catch {
        return "";
      }
    })
    .join("\n");
}

const texts = Object.fromEntries(
  Object.entries(SOURCES).map(([reader, pattern]) => [reader, textOf(pattern)]),
) as Record<Reader, string>;

test.each(rows)("%s is really read by %s", (name, reader) => {
  expect(texts[reader].includes(name), `no source of ${reader} names ${name}`).toBe(true);
});

test("every name in the sources is a row of the table", () => {
  const known = new Set(
    (Object.entries(VARIABLES) as [string, Variable][]).flatMap(([name, { secret }]) =>
      secret ? [name, `${name}_FILE`] : [name],
    ),
  );
  // Tests misspell some names on purpose.
  const used = textOf(/^(?!.*\.test\.tsx?$)/).match(/\bFONDATION_[A-Z0-9_]*[A-Z0-9]\b/g) ?? [];
  expect([...new Set(used)].filter((name) => !known.has(name))).toEqual([]);
});

test("every secret is guarded, because a foreign file must not choose a key", () => {
  const all = Object.entries(VARIABLES) as [string, Variable][];
  expect(all.filter(([, { secret, guarded }]) => secret && !guarded).map(([name]) => name)).toEqual([]);
});
