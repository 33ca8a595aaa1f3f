import { courseSize, inContractOrder, MAX_CHAPTERS } from "@fondation/course/contract";
import { protocolRefusal } from "../../../src/refusal.ts";
import type { Doc, Id } from "../../_generated/dataModel.js";
import type { MutationCtx, QueryCtx } from "../../_generated/server.js";

/** One more than a course can have, so that a surplus document is noticed. */
const MOST_DOCUMENTS = courseSize(MAX_CHAPTERS) + 1;

/** The course that the job is publishing. Throws COURSE_NOT_OPEN for any other. */
export async function requireOwnCourse(
  ctx: MutationCtx,
  job: Doc<"jobs">,
  courseId: Id<"courses">,
): Promise<Doc<"courses">> {
  const course = await ctx.db.get("courses", courseId);
  if (course?.jobId === job._id && course.state === "publishing") return course;
  throw protocolRefusal(
    "COURSE_NOT_OPEN",
    `Job ${job._id} is not publishing the course ${courseId}. Begin the publication again and use the course it returns.`,
  );
}

/** A completed course. Null for anything else, including malformed ids. */
export async function readableCourse(ctx: QueryCtx, id: string): Promise<Doc<"courses"> | null> {
  const courseId = ctx.db.normalizeId("courses", id);
  const course = courseId === null ? null : await ctx.db.get("courses", courseId);
  return course === null || course.completedAt === null ? null : course;
}

/** A document with its content, or null. */
export async function documentOf(ctx: QueryCtx, courseId: Id<"courses">, slug: string) {
  const entry = await ctx.db
    .query("documents")
    .withIndex("by_courseId_and_slug", (q) => q.eq("courseId", courseId).eq("slug", slug))
    .unique();
  const body = await ctx.db
    .query("documentBodies")
    .withIndex("by_courseId_and_slug", (q) => q.eq("courseId", courseId).eq("slug", slug))
    .unique();
  if (entry === null || body === null) return null;
  const { kind, position, title, sha256, bytes } = entry;
  return { slug, kind, position, title, sha256, bytes, content: body.content };
}

/** The row of a course whose pictures or PDF are not made yet, or null. */
export async function missingRenderingsOf(
  ctx: QueryCtx,
  courseId: Id<"courses">,
): Promise<Doc<"missingRenderings"> | null> {
  return await ctx.db
    .query("missingRenderings")
    .withIndex("by_courseId", (q) => q.eq("courseId", courseId))
    .unique();
}

/** The documents of a course without their contents, in the order of a table of contents. */
export async function documentsOf(ctx: QueryCtx, courseId: Id<"courses">): Promise<Doc<"documents">[]> {
  const documents = await ctx.db
    .query("documents")
    .withIndex("by_courseId_and_slug", (q) => q.eq("courseId", courseId))
    .take(MOST_DOCUMENTS);
  return inContractOrder(documents);
}
