/** The read side of a course: table of contents, documents, cited lines, diagrams, PDF. */

import { textSha256 } from "@fondation/course/hash";
import { withTotal } from "@fondation/course/usage";
import { v } from "convex/values";
import { viewerQuery } from "./access.ts";
import { bookletOf, bookletPartOf } from "./model/courses/booklets.ts";
import {
  documentOf,
  documentsOf,
  missingRenderingsOf,
  readableCourse,
} from "./model/courses/stored-courses.ts";
import { diagramOf } from "./model/courses/stored-diagrams.ts";
import { findByKey } from "./model/stored-repositories.ts";
import {
  documentEntry,
  engineStamp,
  language,
  renderingFault,
  shownUsage,
  verification,
} from "./model/validators.ts";
import { routeOf } from "./model/views.ts";

const courseView = v.object({
  courseId: v.id("courses"),
  repositoryKey: v.string(),
  route: v.string(),
  commit: v.string(),
  /**
   * Prefix of the web address of a file at the course's commit; null for servers whose address
   * scheme is unknown.
   */
  sourceUrl: v.union(v.string(), v.null()),
  engine: engineStamp,
  language,
  chapters: v.number(),
  shortfall: v.union(v.string(), v.null()),
  completedAt: v.number(),
  documents: v.array(documentEntry),
  verification,
  previousCourseId: v.union(v.id("courses"), v.null()),
  /** The course as a PDF; null until it is made. */
  booklet: v.union(v.object({ bytes: v.number(), sha256: v.string() }), v.null()),
  /**
   * Null when no picture and no PDF is missing. `fault`: why the latest attempt failed; null while
   * they are made for the first time or again.
   */
  renderingsMissing: v.union(v.object({ fault: v.union(renderingFault, v.null()) }), v.null()),
  /** Usage of the model; null when no model wrote the course. */
  usage: v.union(shownUsage, v.null()),
});

/** The current or the previous course of a repository, or null. */
export const get = viewerQuery({
  args: {
    key: v.string(),
    generation: v.optional(v.union(v.literal("current"), v.literal("previous"))),
  },
  returns: v.union(courseView, v.null()),
  handler: async (ctx, args) => {
    const repository = await findByKey(ctx, args.key);
    if (repository === null) return null;
    const { key, blobBase, currentCourseId, previousCourseId } = repository;
    const courseId = args.generation === "previous" ? previousCourseId : currentCourseId;
    const course = courseId === null ? null : await ctx.db.get("courses", courseId);
    if (course === null || course.completedAt === null || course.verification === null) return null;
    const { commit, engine, language, chapters, shortfall, completedAt, verification, usage } = course;
    const booklet = await bookletOf(ctx, course._id);
    const missing = await missingRenderingsOf(ctx, course._id);
    const documents = await documentsOf(ctx, course._id);
    return {
      courseId: course._id,
      repositoryKey: key,
      route: routeOf(key),
      commit,
      sourceUrl: blobBase === null ? null : `${blobBase}${commit}`,
      engine,
      language,
      chapters,
      shortfall,
      completedAt,
      documents: documents.map(({ slug, kind, position, title, sha256, bytes }) => ({
        slug,
        kind,
        position,
        title,
        sha256,
        bytes,
      })),
      verification,
      previousCourseId,
      booklet: booklet === null ? null : { bytes: booklet.bytes, sha256: booklet.sha256 },
      renderingsMissing: missing === null ? null : { fault: missing.fault ?? null },
      usage: usage === undefined ? null : withTotal(usage.steps),
    };
  },
});

/** A document with its content, or null. */
export const document = viewerQuery({
  args: { courseId: v.string(), slug: v.string() },
  returns: v.union(v.object({ ...documentEntry.fields, content: v.string() }), v.null()),
  handler: async (ctx, args) => {
    const course = await readableCourse(ctx, args.courseId);
    return course === null ? null : await documentOf(ctx, course._id, args.slug);
  },
});

/**
 * What the pages of a course share: the contents of the references, and the first chapter with the
 * vocabulary. Null for a course that is not readable.
 */
export const material = viewerQuery({
  args: { courseId: v.string() },
  returns: v.union(
    v.object({
      language,
      references: v.object({ abstractions: v.string(), relationships: v.string(), order: v.string() }),
      opening: v.union(v.object({ slug: v.string(), content: v.string() }), v.null()),
    }),
    v.null(),
  ),
  handler: async (ctx, args) => {
    const course = await readableCourse(ctx, args.courseId);
    if (course === null) return null;
    const entries = await documentsOf(ctx, course._id);
    const first = async (kind: (typeof entries)[number]["kind"]) => {
      const entry = entries.find((document) => document.kind === kind);
      return entry === undefined ? null : await documentOf(ctx, course._id, entry.slug);
    };
    const contentOf = async (kind: "abstractions" | "relationships" | "order") =>
      (await first(kind))?.content ?? "";
    const opening = await first("chapter");
    return {
      language: course.language,
      references: {
        abstractions: await contentOf("abstractions"),
        relationships: await contentOf("relationships"),
        order: await contentOf("order"),
      },
      opening: opening === null ? null : { slug: opening.slug, content: opening.content },
    };
  },
});

/** The stored beginning of a citation's lines; null when the course does not cite them. */
export const source = viewerQuery({
  args: { courseId: v.string(), citation: v.string() },
  returns: v.union(
    v.object({
      path: v.string(),
      startLine: v.number(),
      endLine: v.number(),
      text: v.string(),
      sha256: v.string(),
    }),
    v.null(),
  ),
  handler: async (ctx, { courseId, citation }) => {
    const course = await readableCourse(ctx, courseId);
    if (course === null) return null;
    const cited = await ctx.db
      .query("sources")
      .withIndex("by_courseId_and_citation", (q) => q.eq("courseId", course._id).eq("citation", citation))
      .unique();
    const shown = await ctx.db
      .query("sourceTexts")
      .withIndex("by_courseId_and_citation", (q) => q.eq("courseId", course._id).eq("citation", citation))
      .unique();
    if (cited === null || shown === null) return null;
    const { path, startLine, endLine, sha256 } = cited;
    return { path, startLine, endLine, text: shown.text, sha256 };
  },
});

/** The drawings of a diagram, or null. `source`: exactly as in the document. */
export const diagram = viewerQuery({
  args: { courseId: v.string(), source: v.string() },
  returns: v.union(v.object({ sha256: v.string(), light: v.string(), dark: v.string() }), v.null()),
  handler: async (ctx, { courseId, source }) => {
    const course = await readableCourse(ctx, courseId);
    const found = course === null ? null : await diagramOf(ctx, course._id, textSha256(source));
    return found === null ? null : { sha256: found.sha256, light: found.light, dark: found.dark };
  },
});

/** A part of the PDF, counted from 0. Null after the last part, and for a course without a PDF. */
export const bookletPart = viewerQuery({
  args: { courseId: v.string(), part: v.number() },
  returns: v.union(v.object({ bytes: v.bytes() }), v.null()),
  handler: async (ctx, { courseId, part }) => {
    const course = await readableCourse(ctx, courseId);
    const found = course === null ? null : await bookletPartOf(ctx, course._id, part);
    return found === null ? null : { bytes: found.bytes };
  },
});
