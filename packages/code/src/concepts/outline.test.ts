import { expect, test } from "vitest";
import { NO_CODE } from "../syntax/parsed-code.ts";
import type { SourceFile } from "../survey/survey.ts";
import { brandDirectories, outline } from "./outline.ts";

function file(path: string, lines: number, type?: string): SourceFile {
  const symbol = { name: type ?? "", kind: "class", exported: true, startLine: 1, endLine: lines } as const;
  const code = { ...NO_CODE, symbols: type === undefined ? [] : [symbol] };
  return { path, language: "Go", role: "source", lines: Array(lines).fill(""), bytes: lines, code };
}

function namesOf(files: readonly SourceFile[], brands: readonly string[] = []): string[] {
  const limits = { lines: 100, packageLines: 200, packages: new Set<string>(), brands: new Set(brands) };
  return outline(files, limits).map(({ subject, parts }) => `${subject.name} ${parts.length}`);
}

test("a small directory with a telling name is one concept", () => {
  expect(namesOf([file("lib/queue/push.go", 40), file("lib/queue/pop.go", 40)])).toEqual(["queue 2"]);
});

test("a directory that is too large gives its own files and its directories", () => {
  const files = [file("tsdb/head.go", 60), file("tsdb/wal/a.go", 50), file("tsdb/wal/b.go", 20)];
  expect(namesOf(files)).toEqual(["tsdb 1", "wal 2"]);
});

test("files in directories of the layout are concepts of their own", () => {
  expect(namesOf([file("src/cart.go", 10), file("internal/tax.go", 10)])).toEqual(["tax 1", "cart 1"]);
});

test("a directory loses the repository's name, which says nothing", () => {
  const files = [file("riverdriver/a.go", 10), file("river-tls/b.go", 10), file("rivers/c.go", 10)];
  expect(namesOf(files, ["river"])).toEqual(["tls 1", "driver 1", "rivers 1"]);
});

test("the directory that holds most of the code, or the headers, names the repository", () => {
  expect(brandDirectories([file("src/flask/app.py", 90), file("tools/a.py", 5)])).toEqual(["flask"]);
  const headers = [file("db/log.cc", 9), file("include/leveldb/db.h", 9), file("include/leveldb/log.h", 9)];
  expect(brandDirectories(headers)).toEqual(["leveldb"]);
});

test("directories with the repository's name, or that only lead to another one, are cut further", () => {
  const files = [file("include/leveldb/db.h", 9), file("io/github/retry/a.java", 9)];
  expect(namesOf(files, ["leveldb"])).toEqual(["db 1", "retry 1"]);
});

test("what the files of a large directory have in common is the concept of the directory", () => {
  const heads = [file("log/Sink/AbstractSink.php", 9), file("log/Sink/SinkInterface.php", 9)];
  expect(namesOf([...heads, file("log/Sink/WebSink.php", 99)])).toEqual(["Sink 2", "WebSink 1"]);
});

test("a directory that is one type is called after the type", () => {
  expect(namesOf([file("reflect/Token.java", 60, "Token"), file("reflect/info.java", 5)])).toEqual([
    "Token 2",
  ]);
});

test("the file of the type with the repository's name is a concept like others", () => {
  const limits = { lines: 100, packageLines: 200, packages: new Set<string>(), brands: new Set(["gson"]) };
  const generals = [file("src/Gson.java", 50, "Gson"), file("lib/gson.rb", 50)].map(
    (each) => outline([each], limits)[0]?.subject.general ?? false,
  );
  expect(generals).toEqual([false, true]);
});
