/** French typography and grammar, for the templates of courses and for the pages. */
export * from "./lists.ts";
export * from "./numbers.ts";
export * from "./sentence.ts";
export * from "./spaces.ts";
