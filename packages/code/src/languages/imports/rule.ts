import type { ImportStatement } from "../../syntax/parsed-code.ts";

export interface ImportScope {
  has(path: string): boolean;
  /** The parsed files directly inside a directory (`""` is the root), sorted. */
  filesIn(directory: string): readonly string[];
  /** npm packages and Go modules of the repository, by the name in import statements. */
  readonly packages: ReadonlyMap<string, PackageRoot>;
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
