/**
 * What clients use of the backend: references to its functions, the types of its answers,
 * identities.
 */

import type { FunctionReturnType } from "convex/server";
import type { api } from "../convex/_generated/api.js";

export { api, internal } from "../convex/_generated/api.js";
export type { Id } from "../convex/_generated/dataModel.js";
export * from "./identity.ts";
export { isActive, type JobStatus } from "./jobs/lifecycle.ts";
export type { Refusal } from "./refusal.ts";
export {
  isRepositoryName,
  parseRepository,
  type RepositoryAddress,
} from "./repositories/repository-address.ts";

/** A job. */
export type JobView = NonNullable<FunctionReturnType<typeof api.jobs.get>>;
export type Stage = NonNullable<JobView["stage"]>;
/** A repository. */
export type RepositoryView = NonNullable<FunctionReturnType<typeof api.repositories.get>>;
/** A course with its table of contents. */
export type CourseView = NonNullable<FunctionReturnType<typeof api.courses.get>>;
/** A document with its content. */
export type DocumentView = NonNullable<FunctionReturnType<typeof api.courses.document>>;
export type SourceView = NonNullable<FunctionReturnType<typeof api.courses.source>>;
/** The answer to a claim. */
export type ClaimedJob = NonNullable<FunctionReturnType<typeof api.queue.claim>>;
