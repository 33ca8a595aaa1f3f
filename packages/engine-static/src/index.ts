/** The static engine: a course from the code alone, without a model. */
export { STATIC_ENGINE } from "./static-engine.ts";
