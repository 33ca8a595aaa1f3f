import { cpuGrowth } from "@fondation/environment/testing/cpu-growth";
import { expect, test } from "vitest";
import { LANGUAGE_BY_NAME } from "../languages/languages.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import { type ImportStatement, NO_CODE, type ParsedCode } from "../syntax/parsed-code.ts";
import { createScope } from "./import-scope.ts";
import { linkFiles } from "./links.ts";
import { createResolver } from "./name-resolver.ts";

function surveyOf(language: string, codes: Record<string, Partial<ParsedCode>>): Survey {
  const row = LANGUAGE_BY_NAME.get(language);
  if (row === undefined) throw new Error(`There is no language ${language}.`);
  const files = Object.entries(codes).map(
    ([path, code]): SourceFile => ({
      path,
      language,
      row,
      role: "source",
      lines: [],
      bytes: 1,
      code: { ...NO_CODE, ...code },
    }),
  );
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    files,
    byPath,
    paths: new Set(byPath.keys()),
    texts: new Map(),
    languages: [language],
    leftOut: [],
  };
}

const IMPORT = { startLine: 1, endLine: 1, names: [], namespaces: [], everything: false, reexport: false };

test("a name that files re-export in circles is searched once per file and depth", () => {
  const names = Array.from({ length: 8 }, (_, index) => `m${index}`);
  const imports = (own: string): ImportStatement[] =>
    names
      .filter((name) => name !== own)
      .map((name) => ({ ...IMPORT, module: `.${name}`, everything: true, reexport: true }));
  const survey = surveyOf(
    "Python",
    Object.fromEntries(names.map((name) => [`${name}.py`, { imports: imports(name) }])),
  );
  const scope = createScope(survey);
  let lookups = 0;
  const has = (path: string): boolean => {
    lookups += 1;
    return scope.has(path);
  };
  const { declarationOf } = createResolver(survey, { ...scope, has });
  expect(declarationOf("m0.py", "absent")).toBeUndefined();
  expect(lookups).toBeLessThan(names.length * names.length * 7);
});

test("many uses of one name take time in proportion to their number", async () => {
  const symbol = { name: "run", kind: "function", startLine: 1, endLine: 1, exported: true } as const;
  const growth = await cpuGrowth(
    (text) => {
      const references = Array.from(text, (_, index) => ({ name: "run", qualifier: "a", line: index + 1 }));
      const imports = [{ ...IMPORT, module: "./a.ts", namespaces: ["a"] }];
      const survey = surveyOf("TypeScript", {
        "a.ts": { symbols: [symbol] },
        "b.ts": { imports, references },
      });
      return linkFiles(survey, () => Promise.resolve());
    },
    (count) => "x".repeat(count),
    3_000,
  );
  expect(growth).toBeLessThan(8);
});

test("a member with the letters of an imported name is no use of it", async () => {
  const symbol = { name: "run", kind: "function", startLine: 1, endLine: 1, exported: true } as const;
  const survey = surveyOf("TypeScript", {
    "a.ts": { symbols: [symbol] },
    "b.ts": {
      imports: [{ ...IMPORT, module: "./a.ts", names: [{ local: "run", name: "run" }] }],
      references: [
        { name: "run", line: 2 },
        { name: "run", line: 3, qualifier: "task" },
      ],
    },
  });
  const [link] = await linkFiles(survey, () => Promise.resolve());
  expect(link?.uses.map(({ symbol: name, lines }) => `${name} ${lines.join()}`)).toEqual(["run 2"]);
});
