import { expect, test } from "vitest";
import type { SourceFile, Survey } from "../survey/survey.ts";
import { NO_CODE } from "../syntax/parsed-code.ts";
import type { Subject } from "./concept.ts";
import { createSupportFinder } from "./support.ts";

function survey(readme: string, paths: readonly string[] = ["queue.go"]): Survey {
  const files = paths.map(
    (path): SourceFile => ({ path, language: "Go", role: "source", lines: ["x"], bytes: 1, code: NO_CODE }),
  );
  const byPath = new Map(files.map((each) => [each.path, each]));
  return {
    files,
    byPath,
    paths: new Set(paths),
    texts: new Map([["README.md", readme]]),
    languages: [],
    leftOut: [],
  };
}

const subject = (path: string): Subject => ({
  kind: "file",
  path,
  name: path.slice(path.lastIndexOf("/") + 1).replace(/\.\w+$/, ""),
});

test.each([
  ["metrics/tracker.go", "observing"],
  ["logging.py", "observing"],
  ["testbroker/broker.go", "testing"],
  ["tools/render.go", "tools"],
  ["cmd/serve.go", "tools"],
  ["login.go", undefined],
  ["catalog.go", undefined],
])("%s supports the product by %s", (path, kind) => {
  expect(createSupportFinder(survey("A queue for jobs."))(subject(path))).toBe(kind);
});

test("a library for logs is not supported by its logger", () => {
  expect(createSupportFinder(survey("# Pine\n\nFast logging for C."))(subject("logger.go"))).toBeUndefined();
});

test("the programs of a repository without a library are its product", () => {
  const find = createSupportFinder(survey("A server.", ["cmd/serve.go", "internal/http.go"]));
  expect(find(subject("cmd/serve.go"))).toBeUndefined();
});
