/** The tables. Every query goes through one of these indexes; what is written often stands apart from what is watched. */

import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import {
  documentEntry,
  documentName,
  engineChoice,
  engineChosen,
  engineName,
  engineStamp,
  jobStatus,
  language,
  logLevel,
  logMessage,
  stage,
  storedError,
  usage,
  verification,
} from "./model/validators.ts";

export default defineSchema({
  repositories: defineTable({
    /** The route's tail: `owner/name` on the default host, else `host/owner/name`; `local/name`. As first written. */
    key: v.string(),
    /** What two spellings of one repository have in common; see `src/repositories/repository-address.ts`. */
    identity: v.string(),
    kind: v.union(v.literal("remote"), v.literal("local")),
    host: v.string(),
    owner: v.string(),
    name: v.string(),
    /** What a person opens: the web address, or the path of a local directory. */
    url: v.string(),
    /** What a worker clones: no credentials in it. */
    cloneUrl: v.string(),
    /** Beginning of `blob/<commit>` addresses; null where none is known. */
    blobBase: v.union(v.string(), v.null()),
    /** The only job that can be queued, delayed or running: no other is made before it has ended. */
    latestJobId: v.union(v.id("jobs"), v.null()),
    currentCourseId: v.union(v.id("courses"), v.null()),
    previousCourseId: v.union(v.id("courses"), v.null()),
    lastActivityAt: v.number(),
  })
    .index("by_key", ["key"])
    .index("by_identity", ["identity"])
    .index("by_lastActivityAt", ["lastActivityAt"]),

  jobs: defineTable({
    repositoryId: v.id("repositories"),
    status: jobStatus,
    stage: v.union(stage, v.null()),
    step: v.number(),
    documentsDone: v.number(),
    documentsTotal: v.number(),
    documents: v.array(documentName),
    engine: engineChoice,
    language,
    chapters: v.number(),
    /** 1 for the first; counts take-overs and retries, not hand-backs. */
    attempt: v.number(),
    /** Fences off every worker that no longer owns the job. */
    epoch: v.number(),
    /** How often each reason already cost an attempt. */
    spent: v.object({
      lost: v.number(),
      backOff: v.number(),
      model: v.number(),
      /** Rate limits; absent until the first. */
      rate: v.optional(v.number()),
    }),
    queuedAt: v.number(),
    startedAt: v.union(v.number(), v.null()),
    endedAt: v.union(v.number(), v.null()),
    retryAt: v.union(v.number(), v.null()),
    error: v.union(storedError, v.null()),
    /** What a model was paid for so far; absent where none was asked. */
    usage: v.optional(usage),
    /** Checkpoints made before this moment are none for this job, by wish or since a course of them was invalid and any of them may be why; absent where all may be used. */
    freshSince: v.optional(v.number()),
    /** Which engine the worker took; absent until it did. */
    engineChosen: v.optional(engineChosen),
    /** The commit that Claude has begun to write about, which every later attempt goes on with; absent until then. */
    commit: v.optional(v.string()),
    /** Whether the job needs a worker with Claude: it was asked for, or has begun and is half paid. Absent where any worker will do. */
    claude: v.optional(v.union(v.literal("wished"), v.literal("begun"))),
  })
    .index("by_status_and_queuedAt", ["status", "queuedAt"])
    .index("by_status_and_claude_and_queuedAt", ["status", "claude", "queuedAt"])
    .index("by_queuedAt", ["queuedAt"]),

  /** Apart from `jobs`, so that a heartbeat re-runs no page. */
  leases: defineTable({
    jobId: v.id("jobs"),
    workerId: v.string(),
    epoch: v.number(),
    expiresAt: v.number(),
  }).index("by_jobId", ["jobId"]),

  workers: defineTable({
    workerId: v.string(),
    name: v.string(),
    concurrency: v.number(),
    /** What it can write with; absent for a worker of an earlier version. */
    engines: v.optional(v.array(engineName)),
  }).index("by_workerId", ["workerId"]),

  /** Apart from `workers`, so that a beat re-runs no page. */
  workerBeats: defineTable({
    workerId: v.string(),
    expiresAt: v.number(),
  }).index("by_workerId", ["workerId"]),

  checkpoints: defineTable({
    repositoryId: v.id("repositories"),
    key: v.string(),
    value: v.string(),
  }).index("by_repositoryId_and_key", ["repositoryId", "key"]),

  courses: defineTable({
    repositoryId: v.id("repositories"),
    jobId: v.id("jobs"),
    /** `publishing`: not readable yet. `published`: current or previous. `discarded`: waits for its deletion. */
    state: v.union(v.literal("publishing"), v.literal("published"), v.literal("discarded")),
    commit: v.string(),
    engine: engineStamp,
    language,
    chapters: v.number(),
    shortfall: v.union(v.string(), v.null()),
    languages: v.array(v.string()),
    documents: v.number(),
    completedAt: v.union(v.number(), v.null()),
    verification: v.union(verification, v.null()),
    /** What the model cost that wrote it; absent where none did. */
    usage: v.optional(usage),
  })
    .index("by_jobId_and_state", ["jobId", "state"])
    .index("by_state", ["state"]),

  documents: defineTable({ courseId: v.id("courses"), ...documentEntry.fields }).index(
    "by_courseId_and_slug",
    ["courseId", "slug"],
  ),

  /** Apart from `documents`: the table of contents never reads it. */
  documentBodies: defineTable({
    courseId: v.id("courses"),
    slug: v.string(),
    content: v.string(),
  }).index("by_courseId_and_slug", ["courseId", "slug"]),

  sources: defineTable({
    courseId: v.id("courses"),
    citation: v.string(),
    path: v.string(),
    startLine: v.number(),
    endLine: v.number(),
    /** Of the whole cited text as it was received. */
    sha256: v.string(),
  }).index("by_courseId_and_citation", ["courseId", "citation"]),

  /** Apart from `sources`: completing a course reads every hash and no text. */
  sourceTexts: defineTable({
    courseId: v.id("courses"),
    citation: v.string(),
    /** The first 200 cited lines. */
    text: v.string(),
  }).index("by_courseId_and_citation", ["courseId", "citation"]),

  /** Drawn diagrams by the hash of their source. Absent where the worker had no browser. */
  diagrams: defineTable({
    courseId: v.id("courses"),
    sha256: v.string(),
    light: v.string(),
    dark: v.string(),
  }).index("by_courseId_and_sha256", ["courseId", "sha256"]),

  /** The whole course as a PDF: there once all its parts are. */
  booklets: defineTable({
    courseId: v.id("courses"),
    /** Of the whole file. */
    sha256: v.string(),
    bytes: v.number(),
    parts: v.number(),
  }).index("by_courseId", ["courseId"]),

  bookletParts: defineTable({
    courseId: v.id("courses"),
    /** From 0. */
    part: v.number(),
    bytes: v.bytes(),
  }).index("by_courseId_and_part", ["courseId", "part"]),

  jobLogs: defineTable({
    jobId: v.id("jobs"),
    sequence: v.number(),
    at: v.number(),
    level: logLevel,
    /** With its facts absent only in lines of an earlier version, which are a `message`. */
    code: v.optional(logMessage.code),
    facts: v.optional(logMessage.facts),
    message: v.optional(v.string()),
  }).index("by_jobId_and_sequence", ["jobId", "sequence"]),
});
