import {
  type DataModelFromSchemaDefinition,
  type MutationBuilder,
  mutationGeneric,
  type QueryBuilder,
  queryGeneric,
} from "convex/server";
import { v } from "convex/values";
import type schema from "./schema.ts";

type DataModel = DataModelFromSchemaDefinition<typeof schema>;
const mutation = mutationGeneric as MutationBuilder<DataModel, "public">;
const query = queryGeneric as QueryBuilder<DataModel, "public">;

/** Inserts `count` lines of one job. */
export const fill = mutation({
  args: { job: v.string(), count: v.number() },
  returns: v.null(),
  handler: async (ctx, { job, count }) => {
    for (let at = 0; at < count; at++) {
      await ctx.db.insert("lines", { job, at, message: `line ${at} of ${job}` });
    }
    return null;
  },
});

/** Reads 20 lines by the index, `times` times. Returns the number of lines. */
export const read = query({
  args: { job: v.string(), times: v.number() },
  returns: v.number(),
  handler: async (ctx, { job, times }) => {
    let seen = 0;
    for (let turn = 0; turn < times; turn++) {
      const lines = await ctx.db
        .query("lines")
        .withIndex("by_job_and_at", (q) => q.eq("job", job).gte("at", turn))
        .take(20);
      seen += lines.length;
    }
    return seen;
  },
});

/** The first 20 lines of a job. */
export const latest = query({
  args: { job: v.string() },
  handler: async (ctx, { job }) =>
    await ctx.db
      .query("lines")
      .withIndex("by_job_and_at", (q) => q.eq("job", job))
      .take(20),
});
