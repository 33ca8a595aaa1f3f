/** All seeded defects. Each one is put into the built product, and its owner must notice it. */
import type { Mutant } from "./mutant.ts";
import { DOCUMENT_MUTANTS } from "./table/document-mutants.ts";
import { JOB_MUTANTS } from "./table/job-mutants.ts";
import { OPERATION_MUTANTS } from "./table/operation-mutants.ts";
import { PAGE_MUTANTS } from "./table/page-mutants.ts";
import { SECURITY_MUTANTS } from "./table/security-mutants.ts";

export const MUTANTS: readonly Mutant[] = [
  ...DOCUMENT_MUTANTS,
  ...JOB_MUTANTS,
  ...PAGE_MUTANTS,
  ...SECURITY_MUTANTS,
  ...OPERATION_MUTANTS,
];
