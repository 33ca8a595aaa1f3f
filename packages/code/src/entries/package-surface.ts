/** The declarations that a package offers to other programs, by the rules of its language. */

import { posix } from "node:path";
import type { LinkScope } from "../graph/import-scope.ts";
import type { Resolver } from "../graph/name-resolver.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import type { CodeSymbol } from "../syntax/parsed-code.ts";

export interface Offered {
  readonly file: SourceFile;
  readonly symbol: CodeSymbol;
}

const ECMASCRIPT: ReadonlySet<string> = new Set(["JavaScript", "TypeScript", "TSX", "Vue"]);
const INTERNAL = /(^|\/)(internal|impl|details?|private|bundled|src\/bin)\//i;
const BUILT = /(^|\/)(index|main|mod)\.[cm]?[jt]sx?$/;

/** In the order of the files, each declaration once. */
export function packageSurface(survey: Survey, scope: LinkScope, resolver: Resolver): Offered[] {
  const sources = survey.files.filter(({ role, row }) => role === "source" && row?.glue === false);
  const declared = (path: string, name: string): Offered[] => {
    const found = resolver.declarationOf(path, name);
    const file = found === undefined ? undefined : survey.byPath.get(found.path);
    const symbol = file?.code.symbols.find(
      (candidate) => candidate.name === found?.name && candidate.kind !== "method",
    );
    return file === undefined || symbol === undefined ? [] : [{ file, symbol }];
  };
  const byLanguage = Map.groupBy(sources, ({ language }) =>
    ECMASCRIPT.has(language) ? "ECMAScript" : language,
  );
  const offered = [...byLanguage].flatMap(([language, files]) => {
    if (language === "ECMAScript") return moduleSurface(files, survey, scope, resolver, declared);
    if (language === "Python") return initSurface(files, survey, declared);
    if (language === "Rust") return crateSurface(files, declared);
    return language === "Go" ? goSurface(files) : typeSurface(files);
  });
  const first = new Map(offered.map((each) => [each.symbol, each]));
  return [...first.values()];
}

type Declared = (path: string, name: string) => Offered[];

/** What the entry files of the npm packages export. */
function moduleSurface(
  files: readonly SourceFile[],
  survey: Survey,
  scope: LinkScope,
  resolver: Resolver,
  declared: Declared,
): Offered[] {
  const manifests = [...survey.texts.keys()].filter((path) => posix.basename(path) === "package.json");
  const own = new Map(files.map((file) => [file.path, file]));
  const roots = [...scope.packages.values()].filter(({ directory }) =>
    manifests.includes(posix.join(directory, "package.json")),
  );
  const entries = roots.flatMap(({ directory, entries: named }) => {
    const given = named.filter((path) => own.has(path));
    if (given.length > 0) return given;
    return ["", "src", "lib"]
      .flatMap((folder) => files.filter(({ path }) => posix.dirname(path) === posix.join(directory, folder)))
      .filter(({ path }) => BUILT.test(path))
      .slice(0, 1)
      .map(({ path }) => path);
  });
  return [...new Set(entries)].flatMap((path) => {
    const file = own.get(path);
    const targets = file === undefined || file.code.symbols.length > 0 ? [] : targetsOf(file, scope);
    return [path, ...targets].flatMap((each) => {
      const names = (survey.byPath.get(each)?.code.imports ?? [])
        .filter(({ reexport }) => reexport)
        .flatMap((statement) => statement.names.map(({ local }) => local));
      return [...resolver.exportsOf(each), ...names, "default"].flatMap((name) => declared(each, name));
    });
  });
}

/** An entry file that declares nothing hands on another one. */
function targetsOf(file: SourceFile, scope: LinkScope): string[] {
  return file.code.imports.flatMap((statement) =>
    (file.row?.resolve(statement, file.path, scope) ?? []).map(({ path }) => path),
  );
}

/** The names of the outermost `__init__.py` files, and all of a repository of single modules. */
function initSurface(files: readonly SourceFile[], survey: Survey, declared: Declared): Offered[] {
  const packages = files.filter(
    ({ path }) =>
      posix.basename(path) === "__init__.py" &&
      !survey.byPath.has(posix.join(posix.dirname(path), "..", "__init__.py")),
  );
  return packages.flatMap(({ path, code, row }) => {
    const imported = code.imports.flatMap(({ names }) => names.map(({ local }) => local));
    const own = code.symbols.filter(({ kind, exported }) => exported && kind !== "method");
    const names = [...own.map(({ name }) => name), ...imported];
    return names.filter((name) => row?.exported(name, false)).flatMap((name) => declared(path, name));
  });
}

function crateSurface(files: readonly SourceFile[], declared: Declared): Offered[] {
  return files
    .filter(({ path }) => posix.basename(path) === "lib.rs")
    .flatMap((file) => {
      const used = file.code.imports
        .filter(({ reexport }) => reexport)
        .flatMap(({ names }) => names.map(({ local }) => local));
      const own = file.code.symbols.filter(({ exported, kind }) => exported && kind !== "method");
      return [
        ...own.map((symbol) => ({ file, symbol })),
        ...used.flatMap((name) => declared(file.path, name)),
      ];
    });
}

/** The exported names of the package at the root, else of all packages that others can import. */
function goSurface(files: readonly SourceFile[]): Offered[] {
  const importable = files.filter(({ path, code }) => code.packageName !== "main" && !INTERNAL.test(path));
  const root = importable.filter(({ path }) => !path.includes("/"));
  return exportedIn(root.length > 0 ? root : importable);
}

/** The public types and functions outside internal directories; the headers alone for C and C++. */
function typeSurface(files: readonly SourceFile[]): Offered[] {
  const headers = files.filter(({ path }) => /(^|\/)include\//.test(path));
  return exportedIn((headers.length > 0 ? headers : files).filter(({ path }) => !INTERNAL.test(path)));
}

function exportedIn(files: readonly SourceFile[]): Offered[] {
  return files.flatMap((file) =>
    file.code.symbols
      .filter(({ exported, container, kind }) => exported && container === undefined && kind !== "constant")
      .map((symbol) => ({ file, symbol })),
  );
}
