/** All seeded defects. Each one is put into the built product, and its owner must notice it. */
import type { Mutant } from "./mutant.ts";
import { DOCUMENT_MUTANTS } from "./table/document-mutants.ts";

export const MUTANTS: readonly Mutant[] = [...DOCUMENT_MUTANTS];
