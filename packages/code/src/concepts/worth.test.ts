import { expect, test } from "vitest";
import { graphCalls } from "../calls/call-graph.ts";
import { createPause } from "../pause.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import { type CodeSymbol, NO_CODE } from "../syntax/parsed-code.ts";
import type { Bonds } from "./bonds.ts";
import type { Concept } from "./concept.ts";
import { readVocabulary } from "./vocabulary.ts";
import { worthOf } from "./worth.ts";

const STATEMENT = { kind: "return", startLine: 2, endLine: 2, depth: 0, scope: 1 } as const;

interface Made {
  readonly lines?: number;
  readonly bodies?: boolean;
  readonly types?: readonly (readonly [string, CodeSymbol["kind"]])[];
}

/** The worth of a concept of each file, none of which works with another. */
async function worths(
  made: Readonly<Record<string, Made>>,
  pages: readonly string[] = [],
): Promise<Record<string, number>> {
  const files = Object.entries(made).map(([path, { lines = 100, bodies = true, types = [] }]): SourceFile => {
    const symbols = types.map(
      ([name, kind]): CodeSymbol => ({ name, kind, exported: true, startLine: 1, endLine: lines }),
    );
    const code = { ...NO_CODE, symbols, statements: bodies ? [STATEMENT] : [] };
    const row = {} as NonNullable<SourceFile["row"]>;
    return { path, language: "Go", role: "source", row, lines: Array(lines).fill("x"), bytes: 0, code };
  });
  const byPath = new Map(files.map((each) => [each.path, each]));
  const paths = new Set([...byPath.keys(), ...pages]);
  const survey: Survey = { files, byPath, paths, texts: new Map(), languages: [], leftOut: [] };
  const concepts = files.map(({ path, lines }): Concept => {
    const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
    return { subject: { kind: "file", path, name }, parts: [{ path }], size: lines.length };
  });
  const bonds: Bonds = { between: concepts.map(() => new Map()), users: concepts.map(() => new Set()) };
  const calls = await graphCalls({ ...survey, files: [] }, createPause(new AbortController().signal));
  const vocabulary = readVocabulary(survey, { headings: [] });
  const found = worthOf(concepts, bonds, vocabulary, { survey, calls });
  return Object.fromEntries(files.map(({ path }, index) => [path, found[index] ?? 0]));
}

test.each([
  ["a page in the documentation", { "queue.go": {}, "other.go": {} }, ["docs/queue.md"]],
  ["a type of its name", { "queue.go": { types: [["Queue", "struct"]] }, "other.go": {} }, []],
  ["bodies", { "queue.go": {}, "names.go": { bodies: false } }, []],
  ["enough lines", { "queue.go": { lines: 2000 }, "names.go": { lines: 20 } }, []],
  ["a telling name", { "queue.go": {}, "main.go": {} }, []],
  ["a part in the product", { "queue.go": {}, "testqueue.go": {} }, []],
  [
    "more than values",
    { "queue.go": { types: [["Queue", "struct"]] }, "level.go": { types: [["Level", "enum"]] } },
    [],
  ],
] as const)("a concept with %s is worth more than one without", async (_, made, pages) => {
  const [first = 0, second = 0] = Object.values(await worths(made, pages));
  expect(first).toBeGreaterThan(1.2 * second);
});
