import { expect, test } from "vitest";
import { type Module, selectTests } from "./reach.ts";

const MODULES: Module[] = [
  { source: "packages/course/src/slug.ts", imports: [] },
  { source: "packages/course/src/slug.test.ts", imports: ["packages/course/src/slug.ts"] },
  { source: "packages/worker/src/worker.ts", imports: ["packages/course/src/slug.ts"] },
  { source: "packages/worker/src/worker.test.ts", imports: ["packages/worker/src/worker.ts"] },
  { source: "packages/web/pages/main.tsx", imports: [] },
  { source: "packages/web/pages/main.test.tsx", imports: ["packages/web/pages/main.tsx"] },
  { source: "packages/environment/src/variables/reference.test.ts", imports: [] },
  { source: "scripts/versions.test.ts", imports: [] },
  { source: "e2e/oracle/markdown.ts", imports: [] },
  { source: "e2e/specs/courses.spec.ts", imports: ["e2e/oracle/markdown.ts"] },
];

test("a changed module selects its importers' tests, and the suite on processes", () => {
  expect(selectTests(["packages/course/src/slug.ts"], MODULES)).toEqual({
    units: ["packages/course/src/slug.test.ts", "packages/worker/src/worker.test.ts"],
    endToEnd: ["--target", "processes"],
  });
});

test("a changed test selects itself alone", () => {
  expect(selectTests(["packages/course/src/slug.test.ts"], MODULES)).toEqual({
    units: ["packages/course/src/slug.test.ts"],
    endToEnd: undefined,
  });
});

test("a changed style sheet selects the tests of its package", () => {
  expect(selectTests(["packages/web/pages/main.css"], MODULES)).toEqual({
    units: ["packages/web/pages/main.test.tsx"],
    endToEnd: ["--target", "processes"],
  });
});

test("a changed part of the suite selects the specs that use it", () => {
  expect(selectTests(["e2e/oracle/markdown.ts"], MODULES)).toEqual({
    units: [],
    endToEnd: ["--target", "processes", "e2e/specs/courses.spec.ts"],
  });
});

test("a changed document selects the tests that read documents", () => {
  const expected = ["packages/environment/src/variables/reference.test.ts", "scripts/versions.test.ts"];
  for (const path of ["docs/environment.md", "README.md", "packages/course/README.md"]) {
    expect(selectTests([path], MODULES)).toEqual({ units: expected, endToEnd: undefined });
  }
});

test("a changed Dockerfile selects the scripts' tests and the whole suite", () => {
  expect(selectTests(["Dockerfile.production"], MODULES)).toEqual({
    units: ["scripts/versions.test.ts"],
    endToEnd: "all",
  });
});

test("a changed manifest or configuration selects everything", () => {
  for (const path of ["bun.lock", "packages/web/package.json", "vitest.config.ts", "unknown.txt"]) {
    expect(selectTests([path], MODULES)).toEqual({ units: "all", endToEnd: "all" });
  }
});

test("no change, and one that only the static checks read, selects nothing", () => {
  for (const changed of [[], ["biome.json", ".gitignore"]]) {
    expect(selectTests(changed, MODULES)).toEqual({ units: [], endToEnd: undefined });
  }
});
