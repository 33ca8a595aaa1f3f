import { expect, test } from "vitest";
import type { SourceFile, Survey } from "../survey/survey.ts";
import { NO_CODE } from "../syntax/parsed-code.ts";
import type { Concept } from "./concept.ts";
import { divideMore, withoutLargest } from "./divide.ts";

const STATEMENT = { kind: "return", startLine: 70, endLine: 70, depth: 0, scope: 1 } as const;

function file(path: string, lines: number): SourceFile {
  const symbols = [1, lines / 2].map(
    (startLine, index) =>
      ({
        name: `run${index}`,
        kind: "function",
        exported: true,
        startLine,
        endLine: startLine + 49,
      }) as const,
  );
  const code = { ...NO_CODE, symbols, statements: [{ ...STATEMENT, startLine: 2 }, STATEMENT] };
  return { path, language: "Go", role: "source", lines: Array(lines).fill("x"), bytes: 0, code };
}

const FILES = [file("cmd/set.go", 100), file("cmd/get.go", 80), file("cmd/ping.go", 60), file("db.go", 120)];
const BY_PATH = new Map(FILES.map((each) => [each.path, each]));
const SURVEY: Survey = {
  ...{ files: FILES, byPath: BY_PATH, paths: new Set(BY_PATH.keys()) },
  ...{ texts: new Map(), languages: [], leftOut: [] },
};
const CONCEPTS: Concept[] = [
  {
    subject: { kind: "directory", path: "cmd", name: "cmd" },
    parts: FILES.slice(0, 3).map(({ path }) => ({ path })),
    size: 240,
  },
  { subject: { kind: "file", path: "db.go", name: "db" }, parts: [{ path: "db.go" }], size: 120 },
];

const namesOf = (wanted: number) =>
  divideMore(CONCEPTS, SURVEY, wanted, 360).map(({ subject, parts }) => `${subject.name} ${parts.length}`);

test("a directory gives away its largest file before a file is divided", () => {
  expect(namesOf(3)).toEqual(["cmd 2", "set 1", "db 1"]);
});

test("the last file of a directory names what is left of it", () => {
  expect(namesOf(4)).toEqual(["ping 1", "get 1", "set 1", "db 1"]);
});

test("a file that is a kind of the directory's thing stays in it", () => {
  const cmds = FILES.slice(0, 3).map(({ path }) => ({ path }));
  const whole: Concept = { subject: { kind: "directory", path: "cmd", name: "set" }, parts: cmds, size: 240 };
  const [, given] = withoutLargest(whole, SURVEY, () => true);
  expect(given?.subject.name).toBe("get");
});

test("files are divided along functions for five parts, or for as many as there are files", () => {
  expect(namesOf(5)).toHaveLength(5);
  expect(namesOf(9)).toHaveLength(5);
  const seven: Survey = { ...SURVEY, files: [...FILES, ...FILES.slice(0, 3)] };
  expect(divideMore(CONCEPTS, seven, 9, 360)).toHaveLength(7);
});
