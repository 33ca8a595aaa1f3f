import { expect, test } from "vitest";
import { NO_CODE } from "../syntax/parsed-code.ts";
import type { SourceFile } from "../survey/survey.ts";
import { type Nameable, nameTopics } from "./naming.ts";
import type { RankedSymbol } from "./topic.ts";

function file(path: string): SourceFile {
  return { path, language: "TypeScript", role: "source", lines: [], bytes: 0, code: NO_CODE };
}

function topic(paths: readonly string[], symbols: readonly [name: string, length: number][] = []): Nameable {
  const files = paths.map(file);
  const [main = file("x.ts")] = files;
  const ranked = symbols.map(
    ([name, length], index): RankedSymbol => ({
      file: main,
      symbol: { name, kind: "class", exported: true, startLine: 1, endLine: length },
      uses: [],
      score: 10 - index,
    }),
  );
  return { files, symbols: ranked, parts: paths.map((path) => ({ path })), size: 100 };
}

const namesOf = (...topics: Nameable[]): string[] => nameTopics(topics).map(({ name }) => name);

test("a topic gets the name of a directory that only it uses", () => {
  expect(
    namesOf(topic(["src/wait-strategies/a.ts", "src/wait-strategies/b.ts", "src/wait-strategies/c.ts"])),
  ).toEqual(["Wait strategies"]);
});

test("a directory of two topics gives its name to neither", () => {
  const one = topic(["src/io/a.ts", "src/io/b.ts", "src/io/c.ts"], [["Pipe", 60]]);
  const other = topic(["src/io/d.ts", "src/io/e.ts", "src/io/f.ts"], [["Buffer", 60]]);
  expect(namesOf(one, other)).toEqual(["Pipe", "Buffer"]);
});

test("a topic gets the name of a dominant symbol, else of its file", () => {
  expect(namesOf(topic(["src/sessions.ts"], [["Session", 10]]))).toEqual(["Session"]);
  expect(
    namesOf(
      topic(
        ["src/exceptions.ts"],
        [
          ["JsonError", 10],
          ["OtherError", 10],
        ],
      ),
    ),
  ).toEqual(["Exceptions"]);
});

test("topics with equal file names get unique names", () => {
  const names = namesOf(topic(["a/x.ts"]), topic(["b/x.ts"]), topic(["c/x.ts"]));
  expect(new Set(names).size).toBe(3);
});

test("names contain no Markdown, HTML or path characters", () => {
  expect(namesOf(topic(["src/<b>[x](y)`|#.ts"], [["__$init__", 90]]))).toEqual(["init"]);
});
