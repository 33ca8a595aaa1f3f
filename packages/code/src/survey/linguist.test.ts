import { expect, test } from "vitest";
import { languageOf } from "./linguist.ts";

test.each([
  ["a.ts", "", "TypeScript", true],
  ["a.tsx", "", "TSX", true],
  ["deep/a.py", "", "Python", true],
  ["a.go", "", "Go", true],
  ["a.rs", "", "Rust", true],
  ["Makefile", "", "Makefile", true],
  ["bin/tool", "#!/usr/bin/env python3", "Python", true],
  ["bin/tool", "#!/usr/bin/env -S node --x", "JavaScript", true],
  ["README.md", "", "Markdown", false],
  ["data.json", "", "JSON", false],
])("%s (%j) is %s", (path, firstLine, name, isSource) => {
  expect(languageOf(path, firstLine)).toEqual({ name, isSource });
});

test("a file with an unknown extension or no shebang has no language", () => {
  expect(languageOf("a.unknownextension")).toBeUndefined();
  expect(languageOf("tool", "no shebang")).toBeUndefined();
});

test.each([
  ["a.ts", '<?xml version="1.0"?>\n<!DOCTYPE TS>\n<TS version="2.1">\n', "XML"],
  ["a.ts", "export const xml = `<?xml ?>`;\n", "TypeScript"],
  ["a.tsx", '<?xml version="1.0"?>\n<tileset name="x">\n', "XML"],
  ["a.rs", "pub fn a() {}\n", "Rust"],
  ["a.m", "#import <Foundation/Foundation.h>\n", "Objective-C"],
  ["a.m", "% Adds.\nfunction c = add(a, b)\n  c = a + b;\nend\n", "MATLAB"],
  ["a.m", ":- module hello.\n:- interface.\n", "Mercury"],
  ["a.h", "int add(int a, int b);\n", "C"],
  ["a.h", "namespace shop {\nclass Cart;\n}\n", "C++"],
  ["a.h", "@interface Cart : NSObject\n@end\n", "Objective-C"],
  ["a.pl", "use strict;\nmy $a = 1;\n", "Perl"],
  ["a.pl", "parent(ann, bob).\nold(X) :- parent(X, _).\n", "Prolog"],
  ["a.v", "module adder(input a);\nendmodule\n", "Verilog"],
  ["a.v", "Theorem t : True.\nProof. trivial. Qed.\n", "Rocq Prover"],
  ["a.v", "module main\n\nfn main() {\n}\n", "V"],
  ["a.fs", "#version 330\nvoid main() {}\n", "GLSL"],
  ["a.pro", "QT += widgets\n", "QMake"],
  ["a.inc", "<?php\nfunction f() {}\n", "PHP"],
])("where languages share an extension, the text decides: %s with %j is %s", (path, text, name) => {
  expect(languageOf(path, text)?.name).toBe(name);
});
