/** The checks of answers, for tests that provide the answers. */
export { createChecks } from "../answers/answer-checks.ts";
export { createRunResources, type RunResources } from "../writing/run-resources.ts";
