/** The validators that the schema, the functions and the views share. */

import { DOCUMENT_KINDS, ENGINE_NAMES, LANGUAGES } from "@fondation/course/contract";
import { JOB_ERRORS, type JobErrorCode } from "@fondation/environment/errors";
import { v } from "convex/values";

const JOB_ERROR_CODES = Object.keys(JOB_ERRORS) as JobErrorCode[];

/** Where a job stands; see `src/jobs/lifecycle.ts` for how it moves. */
export const jobStatus = v.union(
  v.literal("queued"),
  v.literal("delayed"),
  v.literal("running"),
  v.literal("completed"),
  v.literal("failed"),
  v.literal("canceled"),
);

/** What a running job is doing. */
export const stage = v.union(
  v.literal("cloning"),
  v.literal("abstractions"),
  v.literal("relationships"),
  v.literal("order"),
  v.literal("chapters"),
  v.literal("reviews"),
  v.literal("tutorials"),
  v.literal("publishing"),
);

/** Which engine a job asks for; `auto` leaves the choice to the worker. */
export const engineChoice = v.union(v.literal("auto"), ...ENGINE_NAMES.map((name) => v.literal(name)));

/** What writes a course. */
export const engineName = v.union(...ENGINE_NAMES.map((name) => v.literal(name)));

/** The engine that wrote a course. */
export const engineStamp = v.object({
  name: engineName,
  version: v.string(),
});

const plainFact = v.union(v.string(), v.number());

/** What a sentence needs besides its code; see `src/messages/facts.ts`. */
export const facts = v.record(v.string(), v.union(plainFact, v.array(v.record(v.string(), plainFact))));

/** Which engine a worker took, and why: a key of `EngineReasons` with its facts. */
export const engineChosen = v.object({
  name: engineName,
  version: v.optional(v.string()),
  reason: v.string(),
  facts: v.optional(facts),
});

/** What a model was asked and what it cost, as far as its provider says so. */
export const spending = {
  requests: v.number(),
  inputTokens: v.number(),
  outputTokens: v.number(),
  cacheReadTokens: v.number(),
  cacheWriteTokens: v.number(),
  /** Estimated, in US dollars. */
  costUsd: v.number(),
};

/** The spending of each of the six steps that had some, in their order. */
export const usage = v.object({ steps: v.array(v.object({ step: v.number(), ...spending })) });

/** The same with its sums, as it is shown. */
export const shownUsage = v.object({ ...usage.fields, total: v.object(spending) });

/** The language a course is written in. */
export const language = v.union(...LANGUAGES.map((code) => v.literal(code)));

/** The six kinds of document. */
export const documentKind = v.union(...DOCUMENT_KINDS.map((kind) => v.literal(kind)));

/** What a submitter may choose; everything absent takes its default. */
export const settings = v.object({
  engine: v.optional(engineChoice),
  chapters: v.optional(v.number()),
  language: v.optional(language),
  /**
   * Write everything anew, even what an earlier job wrote at the same commit with the same
   * settings.
   */
  fresh: v.optional(v.boolean()),
});

const jobErrorCode = v.union(...JOB_ERROR_CODES.map((code) => v.literal(code)));

/**
 * Finer than a code, a key of `FAILURE_REASONS`: any text here, because a worker may be of another
 * version.
 */
const reasoned = { reason: v.optional(v.string()), facts: v.optional(facts) };

/**
 * What went wrong, as a worker reports it: with a code of the table, because the code alone decides
 * about a retry.
 */
export const jobError = v.object({ code: jobErrorCode, ...reasoned });

/**
 * What went wrong, as it is stored: the table may change, and what is stored must still be read.
 */
export const storedError = v.object({
  code: v.string(),
  ...reasoned,
  /** Sentences of an earlier version; not read any more. */
  message: v.optional(v.string()),
  advice: v.optional(v.string()),
});

/** What went wrong, as clients get it. `retryable`: whether another attempt can help. */
export const shownError = v.object({ code: v.string(), ...reasoned, retryable: v.boolean() });

/** A document by name, for a list of what is finished. */
export const documentName = v.object({ slug: v.string(), title: v.string() });

/** One row of a table of contents. */
export const documentEntry = v.object({
  slug: v.string(),
  kind: documentKind,
  position: v.number(),
  title: v.string(),
  sha256: v.string(),
  bytes: v.number(),
});

/** How the course was verified, check by check, without the findings. */
export const verification = v.object({
  passed: v.boolean(),
  checks: v.array(v.object({ id: v.string(), title: v.string(), checked: v.number(), failed: v.number() })),
});

/** A line of a job's log without its level and time: a key of `LogLines`. */
export const logMessage = { code: v.string(), facts };

/** How serious a log line is. */
export const logLevel = v.union(
  v.literal("trace"),
  v.literal("debug"),
  v.literal("info"),
  v.literal("warn"),
  v.literal("error"),
  v.literal("fatal"),
);

/** The three values with which a worker proves that it still owns a job. */
export const lease = { jobId: v.id("jobs"), workerId: v.string(), epoch: v.number() };
