import { expect, test } from "vitest";
import type { Subject } from "../concepts/concept.ts";
import { readVocabulary } from "../concepts/vocabulary.ts";
import { NO_CODE } from "../syntax/parsed-code.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import { type Nameable, nameTopics } from "./naming.ts";

function file(path: string, types: readonly string[] = []): SourceFile {
  const symbols = types.map(
    (name) => ({ name, kind: "class", exported: true, startLine: 1, endLine: 9 }) as const,
  );
  return { path, language: "TypeScript", role: "source", lines: [], bytes: 0, code: { ...NO_CODE, symbols } };
}

function topic(subject: Subject, files: readonly SourceFile[]): Nameable {
  const parts = files.map(({ path }) => ({ path }));
  const symbols = files.flatMap((each) =>
    each.code.symbols.map((symbol) => ({ file: each, symbol, uses: [], score: 1 })),
  );
  return { seed: { subject, parts, size: 9 }, files, symbols, parts };
}

function namesOf(topics: readonly Nameable[], pages: readonly string[] = []): string[] {
  const files = topics.flatMap((each) => each.files);
  const survey: Survey = {
    files,
    byPath: new Map(files.map((each) => [each.path, each])),
    paths: new Set([...files.map(({ path }) => path), ...pages]),
    texts: new Map(),
    languages: [],
    leftOut: [],
  };
  return nameTopics(topics, survey, readVocabulary(survey, { headings: [] })).map(({ name }) => name);
}

const ofFile = (path: string, name: string, types: readonly string[] = []): Nameable =>
  topic({ kind: "file", path, name }, [file(path, types)]);

test.each([
  ["wait-strategies", [], "Wait strategies"],
  ["job_executor", [], "Job executor"],
  ["jobexecutor", ["JobExecutor"], "JobExecutor"],
  ["base", ["TaskMessage"], "TaskMessage"],
  ["opts", ["Opts"], "Options"],
  ["bag", ["Main"], "Bag"],
  ["http", [], "HTTP"],
  ["ctx", [], "Context"],
])("a file %j with the types %j is named %j", (name, types, expected) => {
  expect(namesOf([ofFile(`src/${name}.ts`, name, types)])).toEqual([expected]);
});

test("a name with a page in the documentation is written as there", () => {
  expect(namesOf([ofFile("src/blueprint.py", "blueprint")], ["docs/blueprints.rst"])).toEqual(["Blueprints"]);
});

test("a type that divides a file gives its own name", () => {
  const one = topic({ kind: "type", path: "models.py", name: "PreparedRequest" }, [file("models.py")]);
  expect(namesOf([one])).toEqual(["PreparedRequest"]);
});

test("a piece of a type is called after the type, and the next one after its function", () => {
  const run = (name: string): Nameable =>
    topic({ kind: "function", path: "poller.go", owner: "Poller", name }, [file("poller.go")]);
  expect(namesOf([run("Run"), run("OnReading")])).toEqual(["Poller", "On reading"]);
});

test("the main file of a repository is its command line", () => {
  const subject = { kind: "file", path: "library/main.py", name: "library", general: true } as const;
  expect(namesOf([topic(subject, [file("library/main.py", ["Desk"])])])).toEqual(["Command line"]);
});

test("a file with the name of the repository and no types keeps that name", () => {
  const make: SourceFile = {
    ...file("lib/shop.js"),
    code: {
      ...NO_CODE,
      symbols: [{ name: "createShop", kind: "function", exported: true, startLine: 1, endLine: 9 }],
    },
  };
  const subject = { kind: "file", path: "lib/shop.js", name: "shop", general: true } as const;
  expect(namesOf([topic(subject, [make])])).toEqual(["Shop"]);
  expect(namesOf([topic({ ...subject, name: "utils", general: false }, [make])])).toEqual(["Create shop"]);
});

test("an index that declares nothing is the entry point", () => {
  expect(namesOf([ofFile("index.js", "index")])).toEqual(["Entry point"]);
});

test("topics with equal file names get unique names", () => {
  const names = namesOf([ofFile("a/xy.ts", "xy"), ofFile("shop/xy.ts", "xy"), ofFile("b/tax/xy.ts", "xy")]);
  expect(names).toEqual(["Xy", "Xy of shop", "Xy of tax"]);
});

test("names contain no Markdown, HTML or path characters", () => {
  expect(namesOf([ofFile("src/x.ts", "<b>[node](y)`|#")])).toEqual(["B node y"]);
});
