/** The static engine: a course from the code alone, without a model. */
export { staticEngine } from "./static-engine.ts";
