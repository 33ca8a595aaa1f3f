/** The backend as its clients see it: references to its functions, the types of its answers, its identities. */

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

/** One job, as `jobs.get` and `jobs.recent` return it. */
export type JobView = NonNullable<FunctionReturnType<typeof api.jobs.get>>;
/** What a running job is doing. */
export type Stage = NonNullable<JobView["stage"]>;
/** One repository, as `repositories.get` and `repositories.list` return it. */
export type RepositoryView = NonNullable<FunctionReturnType<typeof api.repositories.get>>;
/** One course with its table of contents. */
export type CourseView = NonNullable<FunctionReturnType<typeof api.courses.get>>;
/** One document with its content. */
export type DocumentView = NonNullable<FunctionReturnType<typeof api.courses.document>>;
/** The lines of a citation. */
export type SourceView = NonNullable<FunctionReturnType<typeof api.courses.source>>;
/** What a worker gets with a claim. */
export type ClaimedJob = NonNullable<FunctionReturnType<typeof api.queue.claim>>;
