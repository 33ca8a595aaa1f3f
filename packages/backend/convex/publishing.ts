/**
 * Publishes a course: begin, one call per document, cited texts, diagrams and PDF if present,
 * complete. Until `complete`, the course cannot be read and the previous course stays current.
 */

import { FULL_COMMIT, isChapterCount, MAX_CHAPTERS, MIN_CHAPTERS } from "@fondation/course/contract";
import { digestText, textSha256 } from "@fondation/course/hash";
import { MAX_SOURCES_PER_CALL, MAX_STORED_BYTES } from "@fondation/course/limits";
import { v } from "convex/values";
import { shownText } from "../src/courses/cited-lines.ts";
import { protocolRefusal } from "../src/refusal.ts";
import { internal } from "./_generated/api.js";
import { leaseMutation } from "./access.ts";
import { storeBookletPart } from "./model/courses/booklets.ts";
import { requireCompleteness } from "./model/courses/completion.ts";
import { requireOwnCourse } from "./model/courses/stored-courses.ts";
import { storeDiagrams } from "./model/courses/stored-diagrams.ts";
import { discardUnfinished, move } from "./model/jobs/moves.ts";
import { documentKind, drawnDiagram, engineStamp, language, renderingFault } from "./model/validators.ts";

/**
 * Opens a course for the job and discards an unfinished one. Throws COURSE_INVALID when the commit
 * is not a full SHA or the number of chapters is outside the contract.
 */
export const begin = leaseMutation({
  args: {
    commit: v.string(),
    engine: engineStamp,
    language,
    chapters: v.number(),
    shortfall: v.optional(v.string()),
    /** Programming languages of the repository, the most used first. */
    languages: v.optional(v.array(v.string())),
  },
  returns: v.object({ courseId: v.id("courses") }),
  handler: async (ctx, { commit, engine, language, chapters, shortfall, languages }) => {
    if (!isChapterCount(chapters) || !FULL_COMMIT.test(commit)) {
      throw protocolRefusal(
        "COURSE_INVALID",
        `A course of ${chapters} chapters at commit ${commit} is outside the contract. Give the full commit SHA and a number of chapters between ${MIN_CHAPTERS} and ${MAX_CHAPTERS}.`,
      );
    }
    await discardUnfinished(ctx, ctx.job);
    const courseId = await ctx.db.insert("courses", {
      repositoryId: ctx.job.repositoryId,
      jobId: ctx.job._id,
      state: "publishing",
      commit,
      engine,
      language,
      chapters,
      shortfall: shortfall ?? null,
      languages: languages ?? [],
      documents: 0,
      completedAt: null,
      verification: null,
    });
    return { courseId };
  },
});

/**
 * Stores a document and returns its hash and size, computed here. A repeated call returns the same.
 * Throws DOCUMENT_TOO_LARGE, COURSE_NOT_OPEN, and DOCUMENT_DUPLICATE when another document has the
 * slug.
 */
export const document = leaseMutation({
  args: {
    courseId: v.id("courses"),
    document: v.object({
      slug: v.string(),
      kind: documentKind,
      position: v.number(),
      title: v.string(),
      content: v.string(),
    }),
  },
  returns: v.object({ sha256: v.string(), bytes: v.number() }),
  handler: async (ctx, { courseId, document: { content, ...entry } }) => {
    await requireOwnCourse(ctx, ctx.job, courseId);
    const hashed = digestText(content);
    if (hashed.bytes > MAX_STORED_BYTES) {
      throw protocolRefusal(
        "DOCUMENT_TOO_LARGE",
        `The document ${entry.slug} has ${hashed.bytes} bytes. A document holds at most ${MAX_STORED_BYTES} bytes: shorten it.`,
      );
    }
    const stored = await ctx.db
      .query("documents")
      .withIndex("by_courseId_and_slug", (q) => q.eq("courseId", courseId).eq("slug", entry.slug))
      .unique();
    if (stored !== null) {
      const same =
        stored.sha256 === hashed.sha256 &&
        stored.kind === entry.kind &&
        stored.position === entry.position &&
        stored.title === entry.title;
      if (same) return hashed;
      throw protocolRefusal(
        "DOCUMENT_DUPLICATE",
        `The course already has another document ${entry.slug}. Give every document a slug of its own, or begin the publication again.`,
      );
    }
    await ctx.db.insert("documents", { courseId, ...entry, ...hashed });
    await ctx.db.insert("documentBodies", { courseId, slug: entry.slug, content });
    return hashed;
  },
});

/**
 * Stores at most `MAX_SOURCES_PER_CALL` cited texts; texts that are already stored stay unchanged.
 * Throws SOURCES_TOO_MANY, COURSE_NOT_OPEN.
 */
export const sources = leaseMutation({
  args: {
    courseId: v.id("courses"),
    sources: v.array(
      v.object({
        citation: v.string(),
        path: v.string(),
        startLine: v.number(),
        endLine: v.number(),
        text: v.string(),
      }),
    ),
  },
  returns: v.null(),
  handler: async (ctx, { courseId, sources }) => {
    await requireOwnCourse(ctx, ctx.job, courseId);
    if (sources.length > MAX_SOURCES_PER_CALL) {
      throw protocolRefusal(
        "SOURCES_TOO_MANY",
        `A call brought ${sources.length} cited texts. Send at most ${MAX_SOURCES_PER_CALL} a call.`,
      );
    }
    for (const { text, ...source } of sources) {
      const { citation } = source;
      const stored = await ctx.db
        .query("sources")
        .withIndex("by_courseId_and_citation", (q) => q.eq("courseId", courseId).eq("citation", citation))
        .unique();
      if (stored !== null) continue;
      await ctx.db.insert("sources", { courseId, ...source, sha256: textSha256(text) });
      await ctx.db.insert("sourceTexts", { courseId, citation, text: shownText(text) });
    }
    return null;
  },
});

/**
 * Stores at most `MAX_DIAGRAMS_PER_CALL` drawn diagrams by the hash of their source; diagrams that
 * are already stored stay unchanged. Throws DIAGRAMS_TOO_MANY, DIAGRAM_TOO_LARGE, COURSE_NOT_OPEN.
 */
export const diagrams = leaseMutation({
  args: {
    courseId: v.id("courses"),
    diagrams: v.array(drawnDiagram),
  },
  returns: v.null(),
  handler: async (ctx, { courseId, diagrams }) => {
    await requireOwnCourse(ctx, ctx.job, courseId);
    await storeDiagrams(ctx, courseId, diagrams);
    return null;
  },
});

/**
 * Stores part `part` of `parts` of the PDF, counted from 0; the last part completes it. Only workers
 * of an earlier version bring the PDF with the course; see `renderings.ts`. Throws
 * BOOKLET_TOO_LARGE, COURSE_NOT_OPEN, and BOOKLET_INCOMPLETE when an earlier part is missing.
 */
export const bookletPart = leaseMutation({
  args: { courseId: v.id("courses"), part: v.number(), parts: v.number(), bytes: v.bytes() },
  returns: v.null(),
  handler: async (ctx, { courseId, part, parts, bytes }) => {
    await requireOwnCourse(ctx, ctx.job, courseId);
    await storeBookletPart(ctx, courseId, { part, parts, bytes });
    return null;
  },
});

/**
 * Compares the stored course with the manifest, completes the job and makes the course the current
 * one, in one transaction. Throws COURSE_MISMATCH; then nothing has changed. `renderingsMissing`: a
 * worker will make the PDF, and pictures that are missing, later. `renderingFault`: why pictures are
 * missing.
 */
export const complete = leaseMutation({
  args: {
    courseId: v.id("courses"),
    manifest: v.string(),
    renderingsMissing: v.optional(v.boolean()),
    renderingFault: v.optional(renderingFault),
  },
  returns: v.null(),
  handler: async (ctx, args) => {
    const course = await requireOwnCourse(ctx, ctx.job, args.courseId);
    const { documents, verification, usage } = await requireCompleteness(ctx, course, args.manifest);
    await ctx.db.patch("courses", course._id, {
      state: "published",
      documents,
      completedAt: Date.now(),
      verification,
      ...(usage === undefined ? {} : { usage }),
    });
    if (args.renderingsMissing === true) {
      const fault = args.renderingFault;
      await ctx.db.insert("missingRenderings", {
        courseId: course._id,
        failures: 0,
        retryAt: null,
        ...(fault === undefined ? {} : { fault }),
      });
    }
    const repository = await ctx.db.get("repositories", course.repositoryId);
    if (repository === null) throw new Error(`Course ${course._id} has no repository.`);
    if (repository.previousCourseId !== null) {
      await ctx.db.patch("courses", repository.previousCourseId, { state: "discarded" });
    }
    await ctx.db.patch("repositories", repository._id, {
      previousCourseId: repository.currentCourseId,
      currentCourseId: course._id,
    });
    await move(ctx, ctx.job, "complete", {
      stage: "publishing",
      step: 6,
      documentsDone: documents,
      documentsTotal: documents,
    });
    await ctx.scheduler.runAfter(0, internal.retention.trimCheckpoints, { repositoryId: repository._id });
    return null;
  },
});
