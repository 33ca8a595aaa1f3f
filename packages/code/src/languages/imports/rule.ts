import type { ImportStatement } from "../../syntax/parsed-code.ts";

/** The files and packages that an import rule can see. */
export interface ImportScope {
  /** Whether the repository has this file. */
  has(path: string): boolean;
  /** The parsed files directly inside a directory (`""` is the root), sorted. */
  filesIn(directory: string): readonly string[];
  /** npm packages and Go modules of the repository, by the name in import statements. */
  readonly packages: ReadonlyMap<string, PackageRoot>;
}

/** A package of the repository. */
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
 * Finds the repository's files that an import statement of the file `from` leads to; none for
 * outside packages.
 */
export type ImportRule = (
  statement: ImportStatement,
  from: string,
  scope: ImportScope,
) => readonly ImportTarget[];
