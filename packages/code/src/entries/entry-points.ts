/** All entry points of the product: its own code, without tests, examples and documentation. */

import { posix } from "node:path";
import { compareBy } from "../compare.ts";
import { createScope } from "../graph/import-scope.ts";
import { createResolver } from "../graph/name-resolver.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import type { CodeSymbol } from "../syntax/parsed-code.ts";
import type { EntryPoint } from "./entry-point.ts";
import { packageSurface } from "./package-surface.ts";

const KINDS: readonly EntryPoint["kind"][] = ["main", "command", "route", "api", "handler", "worker"];

/** Sorted by kind, then by place. */
export function findEntryPoints(survey: Survey): EntryPoint[] {
  const scope = createScope(survey);
  const surface = packageSurface(survey, scope, createResolver(survey, scope));
  const sources = survey.files.filter(({ role }) => role === "source");
  const found = [
    ...surface.map(({ file, symbol }) => pointAt(file, symbol, "api")),
    ...sources.flatMap(mainOf),
    ...sources.flatMap(marksOf),
  ];
  return found.sort(
    compareBy(
      ({ kind }) => -KINDS.indexOf(kind),
      ({ place }) => place.path,
      ({ place }) => -place.startLine,
      ({ label }) => label,
    ),
  );
}

function pointAt(file: SourceFile, symbol: CodeSymbol, kind: EntryPoint["kind"]): EntryPoint {
  const { startLine, endLine, name } = symbol;
  return { kind, label: name, place: { path: file.path, startLine, endLine }, symbol };
}

/** A program's function `main`, by the rules of languages where its name decides. */
function mainOf(file: SourceFile): EntryPoint[] {
  const isProgram = MAINS.get(file.language)?.(file) === true;
  const main = isProgram
    ? file.code.symbols.find(({ name, kind }) => name === "main" && kind === "function")
    : undefined;
  return main === undefined ? [] : [pointAt(file, main, "main")];
}

const MAINS: ReadonlyMap<string, (file: SourceFile) => boolean> = new Map([
  ["Go", ({ code }: SourceFile) => code.packageName === "main"],
  ["Rust", ({ path }: SourceFile) => posix.basename(path) === "main.rs" || /(^|\/)bin\//.test(path)],
  ["C", () => true],
  ["C++", () => true],
  ["Kotlin", () => true],
  ["Dart", () => true],
]);

function marksOf({ path, code }: SourceFile): EntryPoint[] {
  return code.entries.map(({ kind, label, startLine, endLine, isDefinition }) => {
    const symbol = code.symbols.find(
      (candidate) =>
        candidate.startLine <= startLine &&
        candidate.endLine >= endLine &&
        (isDefinition ? candidate.startLine === startLine : candidate.name === label),
    );
    return { kind, label, place: { path, startLine, endLine }, ...(symbol === undefined ? {} : { symbol }) };
  });
}
