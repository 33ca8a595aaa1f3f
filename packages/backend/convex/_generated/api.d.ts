/* eslint-disable */
/**
 * Generated `api` utility.
 *
 * THIS CODE IS AUTOMATICALLY GENERATED.
 *
 * To regenerate, run `npx convex dev`.
 * @module
 */

import type {
  ApiFromModules,
  FilterApi,
  FunctionReference,
} from "convex/server";
import type * as access from "../access.js";
import type * as checkpoints from "../checkpoints.js";
import type * as courses from "../courses.js";
import type * as crons from "../crons.js";
import type * as health from "../health.js";
import type * as jobs from "../jobs.js";
import type * as leases from "../leases.js";
import type * as logs from "../logs.js";
import type * as model_booklets from "../model/booklets.js";
import type * as model_checkpoints from "../model/checkpoints.js";
import type * as model_claims from "../model/claims.js";
import type * as model_completion from "../model/completion.js";
import type * as model_courses from "../model/courses.js";
import type * as model_diagrams from "../model/diagrams.js";
import type * as model_failures from "../model/failures.js";
import type * as model_head from "../model/head.js";
import type * as model_moves from "../model/moves.js";
import type * as model_ownership from "../model/ownership.js";
import type * as model_repositories from "../model/repositories.js";
import type * as model_submission from "../model/submission.js";
import type * as model_validators from "../model/validators.js";
import type * as model_views from "../model/views.js";
import type * as publishing from "../publishing.js";
import type * as queue from "../queue.js";
import type * as repositories from "../repositories.js";
import type * as retention from "../retention.js";
import type * as workers from "../workers.js";

/**
 * A utility for referencing Convex functions in your app's API.
 *
 * Usage:
 * ```js
 * const myFunctionReference = api.myModule.myFunction;
 * ```
 */
declare const fullApi: ApiFromModules<{
  access: typeof access;
  checkpoints: typeof checkpoints;
  courses: typeof courses;
  crons: typeof crons;
  health: typeof health;
  jobs: typeof jobs;
  leases: typeof leases;
  logs: typeof logs;
  "model/booklets": typeof model_booklets;
  "model/checkpoints": typeof model_checkpoints;
  "model/claims": typeof model_claims;
  "model/completion": typeof model_completion;
  "model/courses": typeof model_courses;
  "model/diagrams": typeof model_diagrams;
  "model/failures": typeof model_failures;
  "model/head": typeof model_head;
  "model/moves": typeof model_moves;
  "model/ownership": typeof model_ownership;
  "model/repositories": typeof model_repositories;
  "model/submission": typeof model_submission;
  "model/validators": typeof model_validators;
  "model/views": typeof model_views;
  publishing: typeof publishing;
  queue: typeof queue;
  repositories: typeof repositories;
  retention: typeof retention;
  workers: typeof workers;
}>;
export declare const api: FilterApi<
  typeof fullApi,
  FunctionReference<any, "public">
>;
export declare const internal: FilterApi<
  typeof fullApi,
  FunctionReference<any, "internal">
>;
