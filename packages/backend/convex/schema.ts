/**
 * The tables. Every query uses one of these indexes. Fields that change often have tables of their
 * own, so that a change does not re-run the queries that clients watch.
 */

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
  renderingFault,
  stage,
  storedError,
  usage,
  verification,
} from "./model/validators.ts";

export default defineSchema({
  repositories: defineTable({
    /**
     * `owner/name` on the default host, otherwise `host/owner/name` or `local/name`. In the
     * spelling of the first submission.
     */
    key: v.string(),
    /**
     * The same for all spellings of one repository; see `src/repositories/repository-address.ts`.
     */
    identity: v.string(),
    kind: v.union(v.literal("remote"), v.literal("local")),
    host: v.string(),
    owner: v.string(),
    name: v.string(),
    /** The web address, or the path of a local directory. */
    url: v.string(),
    /** Without credentials. */
    cloneUrl: v.string(),
    /** Prefix of `blob/<commit>` addresses; null when unknown. */
    blobBase: v.union(v.string(), v.null()),
    /**
     * The only job that can be queued, delayed or running: a new job is created only after it has
     * ended.
     */
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
    /** Starts at 1. Counts take-overs and retries, not hand-backs. */
    attempt: v.number(),
    /** Excludes workers that no longer own the job. */
    epoch: v.number(),
    /** Whose quota the job counts for; see `model/jobs/quota.ts`. Absent for jobs without a quota. */
    viewer: v.optional(v.string()),
    /** The worker of the latest claim. Absent before the first. */
    claimedBy: v.optional(v.string()),
    /** How many attempts each reason has used up. */
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
    /** Usage of a model so far. Absent when none was used. */
    usage: v.optional(usage),
    /**
     * The job ignores checkpoints made before this time: by request, or because an invalid course
     * was made from them. Absent when all are valid.
     */
    freshSince: v.optional(v.number()),
    /** Absent until a worker has chosen one. */
    engineChosen: v.optional(engineChosen),
    /** The commit about which Claude has begun to write. Later attempts continue with it. */
    commit: v.optional(v.string()),
    /**
     * Whether the job needs a worker with Claude: `wished` because it was requested, `begun`
     * because it is partly paid for. Absent when any worker can take it.
     */
    claude: v.optional(v.union(v.literal("wished"), v.literal("begun"))),
  })
    .index("by_status_and_queuedAt", ["status", "queuedAt"])
    .index("by_status_and_claude_and_queuedAt", ["status", "claude", "queuedAt"])
    .index("by_viewer_and_status", ["viewer", "status"])
    .index("by_viewer_and_queuedAt", ["viewer", "queuedAt"])
    .index("by_queuedAt", ["queuedAt"]),

  /** Sessions of viewers who signed out. Kept longer than any session lasts. */
  endedSessions: defineTable({ subject: v.string() }).index("by_subject", ["subject"]),

  /** Separate from `jobs`: a heartbeat must not re-run the queries of pages. */
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
    /** The worker's engines. Absent for a worker of an earlier version. */
    engines: v.optional(v.array(engineName)),
  }).index("by_workerId", ["workerId"]),

  /** Separate from `workers`: a beat must not re-run the queries of pages. */
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
    /**
     * `publishing`: not readable yet. `published`: current or previous. `discarded`: to be deleted.
     */
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
    /** Usage of the model. Absent when no model wrote the course. */
    usage: v.optional(usage),
  })
    .index("by_jobId_and_state", ["jobId", "state"])
    .index("by_state", ["state"]),

  documents: defineTable({ courseId: v.id("courses"), ...documentEntry.fields }).index(
    "by_courseId_and_slug",
    ["courseId", "slug"],
  ),

  /** Separate from `documents`: the table of contents never reads contents. */
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
    /** Of the whole text as received. */
    sha256: v.string(),
  }).index("by_courseId_and_citation", ["courseId", "citation"]),

  /** Separate from `sources`: completing a course reads every hash and no text. */
  sourceTexts: defineTable({
    courseId: v.id("courses"),
    citation: v.string(),
    /** The first lines, at most `MAX_SHOWN_LINES`. */
    text: v.string(),
  }).index("by_courseId_and_citation", ["courseId", "citation"]),

  /** Drawn diagrams by the hash of their source. Absent when the worker had no browser. */
  diagrams: defineTable({
    courseId: v.id("courses"),
    sha256: v.string(),
    light: v.string(),
    dark: v.string(),
  }).index("by_courseId_and_sha256", ["courseId", "sha256"]),

  /** The course as a PDF, once all its parts are stored. */
  booklets: defineTable({
    courseId: v.id("courses"),
    sha256: v.string(),
    bytes: v.number(),
    parts: v.number(),
  }).index("by_courseId", ["courseId"]),

  /** Courses whose pictures or PDF are not made yet; see `renderings.ts`. */
  missingRenderings: defineTable({
    courseId: v.id("courses"),
    /** How many attempts have failed since the course was published. */
    failures: v.number(),
    /**
     * The end of a claim or of a pause. Null when a worker may take the course, 0 when it must be
     * asked for first.
     */
    retryAt: v.union(v.number(), v.null()),
    /** The worker of the current claim. Absent without one. */
    claimedBy: v.optional(v.string()),
    /** Why the latest attempt failed. Absent before the first, and during the next one. */
    fault: v.optional(renderingFault),
  })
    .index("by_courseId", ["courseId"])
    .index("by_claimedBy", ["claimedBy"])
    .index("by_retryAt", ["retryAt"]),

  bookletParts: defineTable({
    courseId: v.id("courses"),
    /** Counts from 0. */
    part: v.number(),
    bytes: v.bytes(),
  }).index("by_courseId_and_part", ["courseId", "part"]),

  jobLogs: defineTable({
    jobId: v.id("jobs"),
    sequence: v.number(),
    at: v.number(),
    level: logLevel,
    /** Absent only in lines of an earlier version, which have a `message`. */
    code: v.optional(logMessage.code),
    facts: v.optional(logMessage.facts),
    message: v.optional(v.string()),
  }).index("by_jobId_and_sequence", ["jobId", "sequence"]),
});
