/**
 * The course as a PDF, stored in parts that fit into a row. The last part also creates the row of
 * the whole file.
 */

import { digestParts } from "@fondation/course/hash";
import { MAX_BOOKLET_PARTS, MAX_STORED_BYTES } from "@fondation/course/limits";
import { protocolRefusal } from "../../../src/refusal.ts";
import type { Doc, Id } from "../../_generated/dataModel.js";
import type { MutationCtx, QueryCtx } from "../../_generated/server.js";

interface Part {
  readonly part: number;
  readonly parts: number;
  readonly bytes: ArrayBuffer;
}

/**
 * Stores a part and replaces an earlier one. The last part also stores the size and hash of the
 * whole file.
 */
export async function storeBookletPart(
  ctx: MutationCtx,
  courseId: Id<"courses">,
  { part, parts, bytes }: Part,
): Promise<void> {
  const isPlace = Number.isInteger(part) && part >= 0 && part < parts;
  if (
    !isPlace ||
    parts > MAX_BOOKLET_PARTS ||
    bytes.byteLength > MAX_STORED_BYTES ||
    bytes.byteLength === 0
  ) {
    throw protocolRefusal(
      "BOOKLET_TOO_LARGE",
      `Part ${part} of ${parts} of the course as a PDF has ${bytes.byteLength} bytes. Send at most ${MAX_BOOKLET_PARTS} parts, counted from 0, of 1 to ${MAX_STORED_BYTES} bytes, or go on without the PDF.`,
    );
  }
  const known = await bookletPartOf(ctx, courseId, part);
  if (known !== null) await ctx.db.delete("bookletParts", known._id);
  await ctx.db.insert("bookletParts", { courseId, part, bytes });
  if (part === parts - 1) await describe(ctx, courseId, parts);
}

export async function bookletPartOf(
  ctx: QueryCtx,
  courseId: Id<"courses">,
  part: number,
): Promise<Doc<"bookletParts"> | null> {
  return await ctx.db
    .query("bookletParts")
    .withIndex("by_courseId_and_part", (q) => q.eq("courseId", courseId).eq("part", part))
    .unique();
}

/** The size and hash of a course's PDF, or null. */
export async function bookletOf(ctx: QueryCtx, courseId: Id<"courses">): Promise<Doc<"booklets"> | null> {
  return await ctx.db
    .query("booklets")
    .withIndex("by_courseId", (q) => q.eq("courseId", courseId))
    .unique();
}

async function describe(ctx: MutationCtx, courseId: Id<"courses">, parts: number): Promise<void> {
  const stored = await ctx.db
    .query("bookletParts")
    .withIndex("by_courseId_and_part", (q) => q.eq("courseId", courseId))
    .take(parts + 1);
  if (stored.length !== parts) {
    throw protocolRefusal(
      "BOOKLET_INCOMPLETE",
      `The course as a PDF has ${parts} parts, and ${stored.length} are there. Send the parts in their order.`,
    );
  }
  const known = await bookletOf(ctx, courseId);
  if (known !== null) await ctx.db.delete("booklets", known._id);
  const whole = digestParts(stored.map(({ bytes }) => new Uint8Array(bytes)));
  await ctx.db.insert("booklets", { courseId, ...whole, parts });
}
