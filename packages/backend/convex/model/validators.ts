/** The validators that the schema, the functions and the views share. */

import { DOCUMENT_KINDS, ENGINE_NAMES, LANGUAGES } from "@fondation/course/contract";
import { JOB_ERRORS, type JobErrorCode } from "@fondation/environment/errors";
import { v } from "convex/values";

const JOB_ERROR_CODES = Object.keys(JOB_ERRORS) as JobErrorCode[];

/** See `src/jobs/lifecycle.ts` for the transitions. */
export const jobStatus = v.union(
  v.literal("queued"),
  v.literal("delayed"),
  v.literal("running"),
  v.literal("completed"),
  v.literal("failed"),
  v.literal("canceled"),
);

export const stage = v.union(
  v.literal("cloning"),
  v.literal("abstractions"),
  v.literal("relationships"),
  v.literal("order"),
  v.literal("chapters"),
  v.literal("reviews"),
  v.literal("tutorials"),
  v.literal("checking"),
  v.literal("publishing"),
);

/** `auto` leaves the choice to the worker. */
export const engineChoice = v.union(v.literal("auto"), ...ENGINE_NAMES.map((name) => v.literal(name)));

export const engineName = v.union(...ENGINE_NAMES.map((name) => v.literal(name)));

export const engineStamp = v.object({
  name: engineName,
  version: v.string(),
});

const plainFact = v.union(v.string(), v.number());

/** The values in a sentence of the catalogue; see `src/messages/facts.ts`. */
export const facts = v.record(v.string(), v.union(plainFact, v.array(v.record(v.string(), plainFact))));

/** The engine that a worker chose, and why: a key of `EngineReasons` with its facts. */
export const engineChosen = v.object({
  name: engineName,
  version: v.optional(v.string()),
  reason: v.string(),
  facts: v.optional(facts),
});

/**
 * Why pictures or the PDF of a course are missing: the worker has no browser, its browser failed, the
 * worker was lost, the PDF is too large to be stored, or the backend refused it.
 */
export const renderingFault = v.union(
  v.literal("no-browser"),
  v.literal("browser"),
  v.literal("worker"),
  v.literal("too-large"),
  v.literal("not-stored"),
);

/** A Mermaid source and its two SVG documents. */
export const drawnDiagram = v.object({ source: v.string(), light: v.string(), dark: v.string() });

/** The usage of a model, as its provider counts it. */
export const spending = {
  requests: v.number(),
  inputTokens: v.number(),
  outputTokens: v.number(),
  cacheReadTokens: v.number(),
  cacheWriteTokens: v.number(),
  /** In US dollars, estimated. */
  costUsd: v.number(),
};

/** The usage of each step that used a model, in ascending order. */
export const usage = v.object({ steps: v.array(v.object({ step: v.number(), ...spending })) });

export const shownUsage = v.object({ ...usage.fields, total: v.object(spending) });

export const language = v.union(...LANGUAGES.map((code) => v.literal(code)));

export const documentKind = v.union(...DOCUMENT_KINDS.map((kind) => v.literal(kind)));

/** The settings that a user may choose. An absent one gets its default. */
export const settings = v.object({
  engine: v.optional(engineChoice),
  chapters: v.optional(v.number()),
  language: v.optional(language),
  /** Ignore the results of earlier jobs. */
  fresh: v.optional(v.boolean()),
});

const jobErrorCode = v.union(...JOB_ERROR_CODES.map((code) => v.literal(code)));

/**
 * More specific than the code: a key of `FAILURE_REASONS`. Any string is accepted, because the
 * worker may have another version.
 */
const reasoned = { reason: v.optional(v.string()), facts: v.optional(facts) };

/**
 * A failure as a worker reports it. The code must be in the table, because it alone decides about a
 * retry.
 */
export const jobError = v.object({ code: jobErrorCode, ...reasoned });

/**
 * A failure as stored. Any code is accepted, because rows must stay readable when the table
 * changes.
 */
export const storedError = v.object({
  code: v.string(),
  ...reasoned,
  /** Sentences of an earlier version. Not read any more. */
  message: v.optional(v.string()),
  advice: v.optional(v.string()),
});

/** A failure as clients get it. `retryable`: whether another attempt can help. */
export const shownError = v.object({ code: v.string(), ...reasoned, retryable: v.boolean() });

export const documentName = v.object({ slug: v.string(), title: v.string() });

export const documentEntry = v.object({
  slug: v.string(),
  kind: documentKind,
  position: v.number(),
  title: v.string(),
  sha256: v.string(),
  bytes: v.number(),
});

/** A share in percent, and the bound that the course must keep. */
const measure = v.object({
  percent: v.number(),
  atLeast: v.optional(v.number()),
  atMost: v.optional(v.number()),
});

const finding = v.object({ slug: v.string(), line: v.optional(v.number()), message: v.string() });

/** The result of each check. */
export const verification = v.object({
  passed: v.boolean(),
  checks: v.array(
    v.object({
      id: v.string(),
      title: v.string(),
      checked: v.number(),
      failed: v.number(),
      measure: v.optional(measure),
      /** Absent without a measure: the check then passes when nothing failed. */
      passed: v.optional(v.boolean()),
      /** The first findings; absent without any. */
      findings: v.optional(v.array(finding)),
      /** How many findings there are in all; absent without any. */
      found: v.optional(v.number()),
    }),
  ),
});

/** A line of a job's log without its level and time: a key of `LogLines`. */
export const logMessage = { code: v.string(), facts };

export const logLevel = v.union(
  v.literal("trace"),
  v.literal("debug"),
  v.literal("info"),
  v.literal("warn"),
  v.literal("error"),
  v.literal("fatal"),
);

/** The proof that a worker owns a job. */
export const lease = { jobId: v.id("jobs"), workerId: v.string(), epoch: v.number() };
