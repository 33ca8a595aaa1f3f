/** What the import rules may ask about the files of a repository. */

import { packageKey } from "../languages/imports/package-imports.ts";
import type { ImportScope } from "../languages/imports/rule.ts";
import { findPackages } from "../survey/packages.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import type { CodeSymbol } from "../syntax/parsed-code.ts";

export interface LinkScope extends ImportScope {
  /** Other files of the file's packages that declare a name that it mentions. */
  neighbours(file: SourceFile): readonly string[];
  /** The packages whose names a file sees without importing them, its own first. */
  packagesOf(file: SourceFile): readonly string[];
}

/** Whether other files of a package can mean a declaration by its name alone. */
export function isShared(name: string, kind: CodeSymbol["kind"]): boolean {
  return kind !== "method" && name !== "main" && name !== "init" && name !== "_";
}

export function createScope(survey: Survey): LinkScope {
  const files = survey.files.filter(({ row }) => row !== undefined);
  const paths = files.map(({ path }) => path);
  const directories = Map.groupBy(paths, directoryOf);
  const bases = Map.groupBy(paths, (path) => path.slice(path.lastIndexOf("/") + 1));
  const declared = declaredNames(files);
  const projectOf = projectsIn(survey);
  const everywhere = importsOfProjects(files, projectOf);
  const packagesOf = (file: SourceFile): readonly string[] => [
    ...ownPackages(file),
    ...(everywhere.get(projectOf(file.path)) ?? []),
  ];

  const bareNames = new Map<string, ReadonlySet<string>>();
  function bareNamesOf({ path, code }: SourceFile): ReadonlySet<string> {
    const known = bareNames.get(path);
    if (known !== undefined) return known;
    const bare = code.references.filter(({ qualifier }) => qualifier === undefined);
    const names = new Set(bare.map(({ name }) => name));
    bareNames.set(path, names);
    return names;
  }

  function mentioned(from: string, packageKey: string): string[] {
    const file = survey.byPath.get(from);
    const names = declared.get(packageKey);
    if (file === undefined || names === undefined) return [];
    const isHidden = (path: string): boolean =>
      survey.byPath.get(path)?.role === "test" && file.role !== "test";
    const found = new Set<string>();
    for (const name of bareNamesOf(file)) {
      const paths = (names.get(name) ?? []).filter((path) => !isHidden(path));
      if (file.row?.loose === true && paths.length > 1) continue;
      for (const path of paths) found.add(path);
    }
    found.delete(from);
    return [...found].sort();
  }

  return {
    has: (path) => survey.byPath.has(path),
    exists: (path) => survey.paths.has(path),
    named: (base) => bases.get(base) ?? [],
    filesIn: (directory) => directories.get(directory) ?? [],
    packages: findPackages(survey.texts),
    declaring: (packageKey, name) => declared.get(packageKey)?.get(name) ?? [],
    mentioned,
    neighbours: (file) => [...new Set(packagesOf(file).flatMap((key) => mentioned(file.path, key)))],
    packagesOf,
  };
}

/** The nearest directory with a project file of C# around a path; the root without one. */
function projectsIn({ paths }: Survey): (path: string) => string {
  const projects = new Set([...paths].filter((path) => path.endsWith(".csproj")).map(directoryOf));
  return (path) => {
    let directory = directoryOf(path);
    while (directory !== "" && !projects.has(directory)) directory = directoryOf(directory);
    return directory;
  };
}

function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Project → packages that one of its files imports for all of them. */
function importsOfProjects(
  files: readonly SourceFile[],
  projectOf: (path: string) => string,
): Map<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { path, code } of files) {
    for (const { module, everywhere } of code.imports) {
      if (everywhere !== true) continue;
      const project = projectOf(path);
      found.set(project, (found.get(project) ?? new Set()).add(packageKey(module)));
    }
  }
  return found;
}

function ownPackages({ path, code, row }: SourceFile): readonly string[] {
  return row?.packages(path, code.packageName) ?? [];
}

/** Package → top-level name → files. The first package of a file is its own. */
function declaredNames(files: readonly SourceFile[]): Map<string, Map<string, string[]>> {
  const declared = new Map<string, Map<string, string[]>>();
  for (const file of files) {
    const [own] = ownPackages(file);
    if (own === undefined) continue;
    const names = declared.get(own) ?? new Map<string, string[]>();
    declared.set(own, names);
    for (const { name, kind } of file.code.symbols) {
      if (!isShared(name, kind)) continue;
      const paths = names.get(name) ?? [];
      names.set(name, paths);
      if (paths.at(-1) !== file.path) paths.push(file.path);
    }
  }
  return declared;
}
