import type { ImportStatement } from "../../syntax/parsed-code.ts";

export interface ImportScope {
  /** Whether the path is a source file that is read. */
  has(path: string): boolean;
  /** Whether the commit has such a file; it may be empty. */
  exists(path: string): boolean;
  /** The source files with this file name, in any directory, sorted. */
  named(base: string): readonly string[];
  /** The parsed files directly inside a directory (`""` is the root), sorted. */
  filesIn(directory: string): readonly string[];
  /**
   * npm packages and Go modules of the repository, by the name in import statements; Rust crates
   * as `cargo:name` and Dart packages as `pub:name`.
   */
  readonly packages: ReadonlyMap<string, PackageRoot>;
  /** The files that declare a top-level name in a package (`LanguageRow.packages`). */
  declaring(packageKey: string, name: string): readonly string[];
  /** The files of a package that declare a name that the file `from` mentions. */
  mentioned(from: string, packageKey: string): readonly string[];
}

export interface PackageRoot {
  readonly directory: string;
  /** Candidate entry files, relative to the repository. */
  readonly entries: readonly string[];
}

/** A file that an import leads to; with `namespace`, the local name of the whole file. */
export interface ImportTarget {
  readonly path: string;
  readonly namespace?: string;
}

/**
 * Finds the files of the repository that an import statement of the file `from` leads to; an empty
 * list for external packages.
 */
export type ImportRule = (
  statement: ImportStatement,
  from: string,
  scope: ImportScope,
) => readonly ImportTarget[];
