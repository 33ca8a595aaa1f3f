export * from "./citation.ts";
export * from "./document.ts";
export * from "./slug.ts";
