import { expect, test } from "vitest";
import type { SourceFile, Survey } from "../survey/survey.ts";
import { NO_CODE } from "../syntax/parsed-code.ts";
import { stemOf } from "./concept.ts";
import { joinKinds } from "./kinds.ts";

/** Concepts of files of 10 lines; the types that a file declares, each with its base. */
function joined(files: Readonly<Record<string, string>>, most = 100): string[] {
  const made = Object.entries(files).map(([path, base]): SourceFile => {
    const supertypes = [{ owner: stemOf(path), name: base, relation: "extends", line: 1 }] as const;
    const code = { ...NO_CODE, ...(base === "" ? {} : { supertypes }) };
    return { path, language: "Go", role: "source", lines: [], bytes: 0, code };
  });
  const byPath = new Map(made.map((file) => [file.path, file]));
  const survey: Survey = {
    ...{ files: made, byPath, paths: new Set(byPath.keys()), texts: new Map(), languages: [], leftOut: [] },
  };
  const concepts = made.map(({ path }) => ({
    ...{ subject: { kind: "file", path, name: stemOf(path) } as const, parts: [{ path }], size: 10 },
  }));
  return joinKinds(concepts, survey, most).map(
    ({ subject, parts }) => `${subject.name} ${parts.length}${subject.alike === true ? " alike" : ""}`,
  );
}

test("files whose names end with the name of another one are kinds of it", () => {
  expect(joined({ "a/transport.go": "", "a/net_transport.go": "", "a/b/tcp_transport.go": "" })).toEqual([
    "transport 2",
    "tcp_transport 1",
  ]);
});

test("three types side by side that derive from one are kinds of it, two are not", () => {
  const two = { "Json.java": "", "Array.java": "Json", "Null.java": "Json" };
  expect(joined(two)).toEqual(["Json 1", "Array 1", "Null 1"]);
  expect(joined({ ...two, "Text.java": "Json" })).toEqual(["Json 4"]);
});

test("kinds with too many lines for one concept are marked as alike", () => {
  expect(joined({ "a/sink.go": "", "a/file_sink.go": "", "a/web_sink.go": "" }, 20)).toEqual([
    "sink 1",
    "file_sink 1 alike",
    "web_sink 1 alike",
  ]);
});

test("a base that is itself named after one of its kinds joins nothing", () => {
  const derived = { "a/Reader.java": "FastReader", "a/B.java": "FastReader", "a/C.java": "FastReader" };
  expect(joined({ "a/FastReader.java": "", ...derived })).toHaveLength(4);
});
