import { expect, test } from "vitest";
import type { ParsedCode } from "../syntax/parsed-code.ts";
import { LANGUAGE_BY_NAME } from "../languages/languages.ts";
import { createParser, type LanguageParser } from "./parse.ts";

function parserOf(language: string): Promise<LanguageParser> {
  const row = LANGUAGE_BY_NAME.get(language);
  if (row === undefined) throw new Error(`No row for ${language}`);
  return createParser(row);
}

async function parse(language: string, text: string): Promise<ParsedCode> {
  const parser = await parserOf(language);
  try {
    const code = parser.parse(text);
    if (code === undefined) throw new Error("The text takes too much work");
    return code;
  } finally {
    parser.delete();
  }
}

/** One line per symbol: `+` for exported or `-` for internal, kind, container and lines. */
function outline({ symbols }: ParsedCode): string[] {
  return symbols.map(
    ({ name, kind, exported, container, startLine, endLine }) =>
      `${exported ? "+" : "-"}${kind} ${container === undefined ? "" : `${container}.`}${name} ${startLine}-${endLine}`,
  );
}

test("TypeScript: top-level declarations have lines that include the export keyword", async () => {
  const code = await parse(
    "TypeScript",
    `export interface A { b: string }
type T = string;
export enum E { one }
export abstract class C {
  #p = 1;
  m(): void { function local() {} }
}
export const f = (a: number) => a;
const size = 3;
function g() {}
export { g };
`,
  );
  expect(outline(code)).toEqual([
    "+interface A 1-1",
    "-type T 2-2",
    "+enum E 3-3",
    "+class C 4-7",
    "+method C.m 6-6",
    "+function f 8-8",
    "-constant size 9-9",
    "+function g 10-10",
  ]);
});

test("TypeScript: a comment documents the next line, the first introduces the file", async () => {
  const { symbols, moduleDoc } = await parse(
    "TypeScript",
    `/* Copyright 2020 Somebody. Licensed to all. */
/** What the file is for. */

import { x } from "./x.ts";

/**
 * Adds things.
 * @param a the first
 */
export function add(a: number): number {
  return a + x;
}
`,
  );
  expect(moduleDoc).toMatchObject({ text: "What the file is for.", startLine: 2 });
  expect(symbols[0]?.doc).toEqual({ text: "Adds things.\n@param a the first", startLine: 6, endLine: 9 });
});

test("TypeScript: all forms of imports, and uses with their qualifier", async () => {
  const { imports, references, defaultExport } = await parse(
    "TSX",
    `import d, { a as b, c } from "./one";
import * as ns from "./two";
export * from "./three";
export { q as r } from "./four";
const lazy = import("./five");
export default function App() { return <div>{ns.value(b)}</div>; }
`,
  );
  expect(
    imports.map(({ module, names, namespaces, everything, reexport }) => [
      module,
      names
        .map(({ local, name }) => `${name}>${local}`)
        .sort()
        .join(),
      namespaces.join(),
      everything,
      reexport,
    ]),
  ).toEqual([
    ["./one", "a>b,c>c,default>d", "", false, false],
    ["./two", "", "ns", false, false],
    ["./three", "", "", true, true],
    ["./four", "q>r", "", false, true],
    ["./five", "", "", true, false],
  ]);
  expect(references).toContainEqual({ name: "value", qualifier: "ns", line: 6 });
  expect(references).toContainEqual({ name: "b", line: 6 });
  expect(defaultExport).toBe("App");
});

test("JavaScript: CommonJS imports, exports and functions assigned to members", async () => {
  const code = await parse(
    "JavaScript",
    `const fs = require("./fs");
const { a } = require("./a");
res.send = function send(body) { return fs.x(a); };
class K {}
module.exports = { K };
`,
  );
  expect(outline(code).filter((line) => !line.includes("constant"))).toEqual([
    "-function res.send 3-3",
    "+class K 4-4",
  ]);
  expect(
    code.imports.map(({ module, names, namespaces }) => [module, names[0]?.name, namespaces[0]]),
  ).toEqual([
    ["./fs", "default", "fs"],
    ["./a", "a", undefined],
  ]);
});

test("Python: decorators, docstrings of the innermost owner, relative imports", async () => {
  const code = await parse(
    "Python",
    `"""The module."""
from . import files
from ..a.b import c as d, e
import os.path as p

@decorated
class K:
    def m(self):
        """Of m."""
        return files.read(d, p)

def _private():
    pass
`,
  );
  expect(outline(code)).toEqual(["+class K 6-10", "+method K.m 8-10", "-function _private 12-13"]);
  expect(code.moduleDoc?.text).toBe("The module.");
  expect(code.symbols.map(({ doc }) => doc?.text)).toEqual([undefined, "Of m.", undefined]);
  expect(
    code.imports.map(({ module, names, namespaces }) => [
      module,
      names.map(({ local }) => local).join(),
      namespaces.join(),
    ]),
  ).toEqual([
    [".", "files", ""],
    ["..a.b", "d,e", ""],
    ["os.path", "", "p"],
  ]);
});

test("Go: receiver types, visibility by the first letter, import aliases", async () => {
  const code = await parse(
    "Go",
    `// Package p does things.
package p

import (
	"fmt"
	x "example.org/y"
)

// T holds things.
type T struct{ a int }

type reader interface{ Read() }

// Do does it.
func (t *T) Do() { fmt.Println(x.Name, t.a) }

const Max = 3
`,
  );
  expect(outline(code)).toEqual([
    "+struct T 10-10",
    "-interface reader 12-12",
    "+method reader.Read 12-12",
    "+method T.Do 15-15",
    "+constant Max 17-17",
  ]);
  expect(code.symbols[0]?.doc?.text).toBe("T holds things.");
  expect(code.moduleDoc?.text).toBe("Package p does things.");
  expect(code.imports.map(({ module, namespaces }) => [module, namespaces[0]])).toEqual([
    ["fmt", undefined],
    ["example.org/y", "x"],
  ]);
  expect(code.references).toContainEqual({ name: "Name", qualifier: "x", line: 15 });
});

test("a file with syntax errors gives the declarations outside the errors", async () => {
  const code = await parse("TypeScript", "export function ok() {}\n\nclass { ]]] function (\n");
  expect(outline(code)).toContain("+function ok 1-1");
});

test.each([
  ["60,000 calls inside each other", `const b = ${"f(\n".repeat(60_000)}1${")".repeat(60_000)};\n`],
  ["60,000 opening parentheses", "(\n".repeat(60_000)],
  ["60,000 lines of operators", "= + *\n".repeat(60_000)],
])("parsing gives up on %s, and goes on with the next text", { timeout: 120_000 }, async (_name, text) => {
  const parser = await parserOf("JavaScript");
  try {
    expect(parser.parse(text)).toBeUndefined();
    expect(parser.parse("function f() {}\n")?.symbols).toMatchObject([{ name: "f" }]);
  } finally {
    parser.delete();
  }
});

test("20,000 calls inside each other are parsed", async () => {
  const code = await parse("JavaScript", `const b = ${"f(\n".repeat(20_000)}1${")".repeat(20_000)};\n`);
  expect(code.references.length).toBe(20_000);
});

test("an import of more characters than a path has is left out", async () => {
  const code = await parse("Go", `package a\nimport "m/b"\nimport "${"a/".repeat(3_000)}"\n`);
  expect(code.imports.map(({ module }) => module)).toEqual(["m/b"]);
});
