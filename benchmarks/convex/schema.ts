import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

/** A table as large as a busy deployment's job log, with the index that its page reads. */
export default defineSchema({
  lines: defineTable({ job: v.string(), at: v.number(), message: v.string() }).index("by_job_and_at", [
    "job",
    "at",
  ]),
});
