/** Sentences for the codes of failed jobs, used when a failure has no more specific reason. */
import type { JobErrorCode } from "@fondation/environment/errors";
import { says, type Words } from "./words.ts";

const LATER = "Try again later; the log of the worker has the details.";

/** Advice for a job that exceeded its time limit. */
export const AFTER_TIME_LIMIT =
  "With a model, finished documents are kept: `fondation jobs retry` continues from them, with the whole time. Otherwise choose a smaller repository, or raise FONDATION_JOB_TIMEOUT_MS.";

export const FAILURE_CODES: Readonly<Record<JobErrorCode, Words>> = {
  REPOSITORY_INVALID: says(
    "the files of the repository could not be read",
    "Check that the repository is intact and its address is right, then try again.",
  ),
  REPOSITORY_NOT_FOUND: says("the repository was not found", "Check its address."),
  REPOSITORY_DENIED: says(
    "access to the repository is denied",
    "Check that GITHUB_TOKEN is valid and may read this repository.",
  ),
  REPOSITORY_EMPTY: says(
    "the repository contains no source code that a course could explain",
    "Push code to the repository, or choose another one. Notebooks, data, generated files and the code of other projects do not count.",
  ),
  REPOSITORY_TOO_LARGE: says("the repository is too large", "Choose a smaller repository."),
  ENGINE_AUTH: says(
    "the model rejects the credential of the worker",
    "Check CLAUDE_CODE_OAUTH_TOKEN or ANTHROPIC_API_KEY on the worker.",
  ),
  ENGINE_BUDGET: says(
    "the budget for the model is spent",
    "Choose the static engine (--engine static), or raise the budget.",
  ),
  ENGINE_REFUSED: says("the engine refused the job", "Choose the static engine (--engine static)."),
  ENGINE_RATE_LIMIT: says("the model limits the number of requests at the moment", LATER),
  ENGINE_UNAVAILABLE: says("the model does not answer at the moment", LATER),
  ENGINE_OUTPUT: says("the model gave an answer that cannot be used", LATER),
  JOB_TIMEOUT: says("the job exceeded its time limit", AFTER_TIME_LIMIT),
  DISK_FULL: says(
    "the disk of the worker is full",
    "Free space in FONDATION_WORKSPACE and FONDATION_OUTPUT, then try again.",
  ),
  NETWORK: says("the network failed", LATER),
  COURSE_INVALID: says(
    "the course is not valid: nothing was published",
    "This is a fault of the engine; the log of the worker has the details.",
  ),
  WORKER_LOST: says("the worker disappeared during the job", "Try again."),
  INTERNAL: says(
    "an unexpected error stopped the job",
    "This is a bug in Fondation; the log of the worker has the details.",
  ),
};
