/** The contract of a course, and the reading and writing of its documents. */
export * from "./contract/index.ts";
export * from "./course-format-error.ts";
export * from "./hash.ts";
export * from "./manifest/index.ts";
export * from "./markdown/blocks.ts";
export * from "./markdown/citations.ts";
export * from "./markdown/fences.ts";
export * from "./markdown/heading-line.ts";
export * from "./markdown/headings.ts";
export * from "./markdown/links.ts";
export { ANSWER, parseMarkdown } from "./markdown/parse.ts";
export { holdsSecret, secretsIn, withoutSecrets } from "./markdown/secrets.ts";
export * from "./markdown/walk.ts";
export * from "./markdown/write.ts";
export {
  addStepUsage,
  addUsage,
  isStep,
  isStepUsage,
  NO_USAGE,
  type StepUsage,
  type Usage,
  withTotal,
} from "./usage.ts";
export * from "./yaml/schemas.ts";
export * from "./yaml/yaml.ts";
