import { expect, test } from "vitest";
import { NO_CODE } from "../syntax/parsed-code.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import type { Concept } from "./concept.ts";
import { joinFamilies } from "./families.ts";

const METHODS = ["open", "close", "get", "put", "list", "begin", "commit", "abort", "listen"];

function made(directories: Readonly<Record<string, readonly string[]>>): {
  concepts: Concept[];
  survey: Survey;
} {
  const files = Object.entries(directories).map(([directory, names]): SourceFile => {
    const symbols = names.map(
      (name) => ({ name, kind: "method", exported: true, startLine: 1, endLine: 2 }) as const,
    );
    const code = { ...NO_CODE, symbols };
    return { path: `${directory}/code.go`, language: "Go", role: "source", lines: [], bytes: 0, code };
  });
  const concepts = Object.keys(directories).map((path): Concept => {
    const name = path.slice(path.lastIndexOf("/") + 1);
    return { subject: { kind: "directory", path, name }, parts: [{ path: `${path}/code.go` }], size: 10 };
  });
  const byPath = new Map(files.map((each) => [each.path, each]));
  return {
    concepts,
    survey: { files, byPath, paths: new Set(byPath.keys()), texts: new Map(), languages: [], leftOut: [] },
  };
}

test("drivers with the same methods become one concept with their interface", () => {
  const { concepts, survey } = made({
    driver: ["Driver"],
    "driver/postgres": METHODS,
    "driver/sqlite": METHODS,
    queue: ["push"],
  });
  const joined = joinFamilies(concepts, survey, 100);
  expect(joined.map(({ subject, parts }) => `${subject.path} ${parts.length}`)).toEqual([
    "driver 3",
    "queue 1",
  ]);
});

test("directories with different methods stay apart", () => {
  const { concepts, survey } = made({ "lib/a": METHODS, "lib/b": METHODS.map((name) => `${name}All`) });
  expect(joinFamilies(concepts, survey, 100)).toHaveLength(2);
});

test("a family that is too large stays divided", () => {
  const { concepts, survey } = made({ driver: [], "driver/a": METHODS, "driver/b": METHODS });
  expect(joinFamilies(concepts, survey, 25)).toHaveLength(3);
});
