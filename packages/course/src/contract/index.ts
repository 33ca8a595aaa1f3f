/** What a course is. Imports no schema library, no Markdown and no YAML. */
export type { Booklet } from "./booklet.ts";
export * from "./citation.ts";
export * from "./descriptions.ts";
export * from "./documents.ts";
export * from "./expected-documents.ts";
export * from "./heading.ts";
export * from "./link.ts";
export * from "./slug.ts";
