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
import type * as model_courses_booklets from "../model/courses/booklets.js";
import type * as model_courses_completion from "../model/courses/completion.js";
import type * as model_courses_rendering_claims from "../model/courses/rendering-claims.js";
import type * as model_courses_stored_checkpoints from "../model/courses/stored-checkpoints.js";
import type * as model_courses_stored_courses from "../model/courses/stored-courses.js";
import type * as model_courses_stored_diagrams from "../model/courses/stored-diagrams.js";
import type * as model_jobs_attempt_outcome from "../model/jobs/attempt-outcome.js";
import type * as model_jobs_claims from "../model/jobs/claims.js";
import type * as model_jobs_head from "../model/jobs/head.js";
import type * as model_jobs_moves from "../model/jobs/moves.js";
import type * as model_jobs_ownership from "../model/jobs/ownership.js";
import type * as model_jobs_quota from "../model/jobs/quota.js";
import type * as model_jobs_submission from "../model/jobs/submission.js";
import type * as model_listed_variable from "../model/listed-variable.js";
import type * as model_page_options from "../model/page-options.js";
import type * as model_stored_repositories from "../model/stored-repositories.js";
import type * as model_validators from "../model/validators.js";
import type * as model_views from "../model/views.js";
import type * as publishing from "../publishing.js";
import type * as queue from "../queue.js";
import type * as renderings from "../renderings.js";
import type * as repositories from "../repositories.js";
import type * as retention from "../retention.js";
import type * as sessions from "../sessions.js";
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
  "model/courses/booklets": typeof model_courses_booklets;
  "model/courses/completion": typeof model_courses_completion;
  "model/courses/rendering-claims": typeof model_courses_rendering_claims;
  "model/courses/stored-checkpoints": typeof model_courses_stored_checkpoints;
  "model/courses/stored-courses": typeof model_courses_stored_courses;
  "model/courses/stored-diagrams": typeof model_courses_stored_diagrams;
  "model/jobs/attempt-outcome": typeof model_jobs_attempt_outcome;
  "model/jobs/claims": typeof model_jobs_claims;
  "model/jobs/head": typeof model_jobs_head;
  "model/jobs/moves": typeof model_jobs_moves;
  "model/jobs/ownership": typeof model_jobs_ownership;
  "model/jobs/quota": typeof model_jobs_quota;
  "model/jobs/submission": typeof model_jobs_submission;
  "model/listed-variable": typeof model_listed_variable;
  "model/page-options": typeof model_page_options;
  "model/stored-repositories": typeof model_stored_repositories;
  "model/validators": typeof model_validators;
  "model/views": typeof model_views;
  publishing: typeof publishing;
  queue: typeof queue;
  renderings: typeof renderings;
  repositories: typeof repositories;
  retention: typeof retention;
  sessions: typeof sessions;
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
