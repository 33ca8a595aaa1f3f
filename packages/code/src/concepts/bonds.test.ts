import { expect, test } from "vitest";
import { graphCalls } from "../calls/call-graph.ts";
import type { FileLink } from "../graph/links.ts";
import { createPause } from "../pause.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import { NO_CODE } from "../syntax/parsed-code.ts";
import { bondsOf } from "./bonds.ts";
import type { Concept } from "./concept.ts";

const PATHS = ["a.ts", "b.ts", "c.ts"];

function file(path: string, role: SourceFile["role"] = "source"): SourceFile {
  return { path, language: "TypeScript", role, lines: [], bytes: 0, code: NO_CODE };
}

async function strengths(links: readonly FileLink[], roleOfA?: SourceFile["role"]): Promise<number[][]> {
  const files = PATHS.map((path) => file(path, path === "a.ts" ? roleOfA : undefined));
  const byPath = new Map(files.map((each) => [each.path, each]));
  const survey: Survey = {
    ...{ files, byPath, paths: new Set(PATHS), texts: new Map(), languages: [], leftOut: [] },
  };
  const concepts = PATHS.map(
    (path): Concept => ({ subject: { kind: "file", path, name: path }, parts: [{ path }], size: 1 }),
  );
  const calls = await graphCalls(survey, createPause(new AbortController().signal));
  const { between } = bondsOf(concepts, links, calls, survey);
  return between.map((bonds) => PATHS.map((_, index) => bonds.get(index) ?? 0));
}

const link = (from: string, to: string, lines: readonly number[]): FileLink => ({
  from,
  to,
  imports: [],
  uses: lines.length === 0 ? [] : [{ from, to, symbol: "push", lines }],
});

test("a use of a name binds both concepts, more with more lines", async () => {
  const [a = []] = await strengths([link("a.ts", "b.ts", [1]), link("a.ts", "c.ts", [1, 2, 3])]);
  expect(a[2]).toBeGreaterThan(a[1] ?? 0);
  expect(a[1]).toBeGreaterThan(0);
});

test("a name with many users binds each of them less", async () => {
  const alone = await strengths([link("a.ts", "c.ts", [1])]);
  const shared = await strengths([link("a.ts", "c.ts", [1]), link("b.ts", "c.ts", [1])]);
  expect(shared[0]?.[2]).toBeLessThan(alone[0]?.[2] ?? 0);
});

test("what a test uses binds nothing", async () => {
  expect(await strengths([link("a.ts", "b.ts", [1])], "test")).toEqual([
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]);
});
