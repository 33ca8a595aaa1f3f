/** The manifest of a course. Imports no schema library, no Markdown and no YAML. */
export * from "./manifest.ts";
export { parseManifest, readManifest } from "./read.ts";
export * from "./restore.ts";
export {
  type CheckOutcome,
  citationCheck,
  type Finding,
  isPassed,
  type Measure,
  type VerificationReport,
} from "./verification.ts";
