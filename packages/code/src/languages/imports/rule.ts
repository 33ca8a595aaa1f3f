import type { ImportStatement } from "../../syntax/parsed-code.ts";

/** What an import rule may look at. */
export interface ImportScope {
  /** Whether the repository has this file. */
  has(path: string): boolean;
  /** The parsed files directly inside a directory (`""` is the root), sorted. */
  filesIn(directory: string): readonly string[];
  /** Package directories by the name others import them by: npm packages and Go modules. */
  readonly packages: ReadonlyMap<string, PackageRoot>;
}

/** A package of the repository. */
export interface PackageRoot {
  readonly directory: string;
  /** Candidate entry files, relative to the repository. */
  readonly entries: readonly string[];
}

/** A file an import leads to; with `namespace`, that local name stands for the file. */
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
