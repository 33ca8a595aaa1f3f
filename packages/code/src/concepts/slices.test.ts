import { expect, test } from "vitest";
import type { SourceFile } from "../survey/survey.ts";
import { type CodeSymbol, NO_CODE } from "../syntax/parsed-code.ts";
import type { Concept } from "./concept.ts";
import { sliceFile } from "./slices.ts";

const symbol = (
  name: string,
  kind: CodeSymbol["kind"],
  [startLine, endLine]: readonly [number, number],
  more: Partial<CodeSymbol> = {},
): CodeSymbol => ({ name, kind, startLine, endLine, exported: true, ...more }) as CodeSymbol;

function file(lines: number, symbols: readonly CodeSymbol[]): SourceFile {
  const code = { ...NO_CODE, symbols };
  return { path: "m.go", language: "Go", role: "source", lines: Array(lines).fill("x"), bytes: 0, code };
}

const shown = (concepts: readonly Concept[]): string[] =>
  concepts.map(
    ({ subject, parts }) =>
      `${subject.name} ${parts.map(({ lines }) => `${lines?.startLine}-${lines?.endLine}`).join(" ")}`,
  );

const SUBJECT = { kind: "file", path: "m.go", name: "m" } as const;

test("a file is divided along its types, each with the methods that follow", () => {
  const both = [symbol("Cart", "struct", [1, 10]), symbol("add", "method", [11, 60], { container: "Cart" })];
  const made = file(120, [...both, symbol("Tax", "struct", [61, 120])]);
  expect(shown(sliceFile(made, SUBJECT, 2, false))).toEqual(["Cart 1-60", "Tax 61-120"]);
});

test("types that only the file itself uses do not divide it", () => {
  const hidden = symbol("tax", "struct", [61, 120], { exported: false });
  const made = file(120, [symbol("Cart", "struct", [1, 60]), hidden]);
  expect(sliceFile(made, SUBJECT, 2, true).map(({ subject }) => subject.kind)).not.toContain("type");
});
