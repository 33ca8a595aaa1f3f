/** A defect that is put into the built product, and the test that must notice it. */
import type { SuiteOptions } from "../suite/options.ts";

/**
 * The parts of a build: the bundled programs (`packages/cli/dist`), the Convex functions
 * (`assets/functions.js`), and the pages (`assets/web`), whose names are shortened.
 */
export type Part = "programs" | "functions" | "pages";

/** Replaces a text that the files of one part contain exactly once. */
export interface Patch {
  readonly part: Part;
  /** An expression where the build chooses names; `$1` … in `replace` are its groups. */
  readonly find: string | RegExp;
  readonly replace: string;
}

/** A test of the suite: the path of its file below `specs`, and its whole title. */
export interface Owner {
  readonly spec: string;
  readonly title: string;
}

export interface Mutant {
  readonly id: string;
  /** Completes the sentence "A product in which …". */
  readonly what: string;
  readonly patches: readonly Patch[];
  /** Where the owner runs; on processes by default. */
  readonly target?: "containers";
  /** On containers, instead of patches: lines of a Dockerfile that follow those of the image. */
  readonly image?: string;
  /** Runs before the owner, where that one only looks at what is left. */
  readonly first?: Owner;
  readonly owner: Owner;
  /** How the owner reads a course; a sample by default. */
  readonly depth?: SuiteOptions["depth"];
  /** The failure of the owner names the defect: its message matches. */
  readonly message: RegExp;
  /** Belongs to the selection of `bun run test`. */
  readonly quick?: true;
}
