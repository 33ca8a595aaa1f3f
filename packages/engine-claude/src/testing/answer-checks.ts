/** The checks of the model's answers, for tests that judge answers of their own. */
export { createChecks } from "../answers/answer-checks.ts";
export { createTools, type Tools } from "../writing/run-resources.ts";
