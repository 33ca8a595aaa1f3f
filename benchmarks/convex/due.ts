import {
  internalMutationGeneric as internalMutation,
  makeFunctionReference,
  mutationGeneric as mutation,
  queryGeneric as query,
} from "convex/server";
import { v } from "convex/values";

export const nothing = internalMutation({ args: {}, returns: v.null(), handler: async () => null });

/** Schedules a function that is due at once. */
export const schedule = mutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await ctx.scheduler.runAfter(0, makeFunctionReference<"mutation">("due:nothing"), {});
    return null;
  },
});

/** For each function that was scheduled: how late it ended, in milliseconds; null if it has not. */
export const lags = query({
  args: {},
  returns: v.array(v.union(v.number(), v.null())),
  handler: async (ctx) => {
    const scheduled = await ctx.db.system.query("_scheduled_functions").collect();
    return scheduled.map(({ completedTime, scheduledTime }) =>
      completedTime === undefined ? null : completedTime - scheduledTime,
    );
  },
});
