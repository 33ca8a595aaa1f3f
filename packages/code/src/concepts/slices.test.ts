import { expect, test } from "vitest";
import type { SourceFile } from "../survey/survey.ts";
import { type CodeSymbol, NO_CODE } from "../syntax/parsed-code.ts";
import type { Concept } from "./concept.ts";
import { halve, sliceFile } from "./slices.ts";

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

test("a type is cut before the method nearest to its middle, which names the rest", () => {
  const methods = [symbol("open", "method", [5, 59], { container: "Pool" })];
  const rest = symbol("run", "method", [60, 100], { container: "Pool" });
  const made = file(100, [symbol("Pool", "class", [1, 100]), ...methods, rest]);
  const whole: Concept = {
    subject: { kind: "type", path: "m.go", name: "Pool" },
    parts: [{ path: "m.go" }],
    size: 100,
  };
  const pieces = halve(whole, made) ?? [];
  expect(shown(pieces)).toEqual(["Pool 1-59", "run 60-100"]);
  expect(pieces[1]?.subject.owner).toBe("Pool");
});

test("a short concept is not cut", () => {
  const made = file(50, [symbol("a", "function", [1, 25]), symbol("b", "function", [26, 50])]);
  expect(halve({ subject: SUBJECT, parts: [{ path: "m.go" }], size: 50 }, made)).toBeUndefined();
});
