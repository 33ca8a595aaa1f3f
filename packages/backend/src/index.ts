/**
 * What clients of the backend use: references to its functions, the types of its answers, and
 * tokens.
 */

import type { FunctionReturnType } from "convex/server";
import type { api } from "../convex/_generated/api.js";

export { api, internal } from "../convex/_generated/api.js";
export type { Id } from "../convex/_generated/dataModel.js";
export { connectionEnded, webSocketWithEnd } from "./connection-end.ts";
export * from "./identity.ts";
export { isActive, type JobStatus } from "./jobs/lifecycle.ts";
export type { Refusal } from "./refusal.ts";
export { parseRepository, type RepositoryAddress } from "./repositories/repository-address.ts";
export { isRepositoryName } from "./repositories/repository-path.ts";

export type JobView = NonNullable<FunctionReturnType<typeof api.jobs.get>>;
export type Stage = NonNullable<JobView["stage"]>;
export type RepositoryView = NonNullable<FunctionReturnType<typeof api.repositories.get>>;
/** A course with its table of contents. */
export type CourseView = NonNullable<FunctionReturnType<typeof api.courses.get>>;
export type DocumentView = NonNullable<FunctionReturnType<typeof api.courses.document>>;
export type SourceView = NonNullable<FunctionReturnType<typeof api.courses.source>>;
export type ClaimedJob = NonNullable<FunctionReturnType<typeof api.queue.claim>>;
