/** The checks of answers, for tests with answers of their own. */
export { createChecks } from "../answers/answer-checks.ts";
export { createRunResources, type RunResources } from "../writing/run-resources.ts";
