import { v } from "convex/values";
import { anyoneQuery } from "./access.ts";

/** The version of the functions' interface. Raise it with every change that a client can notice. */
const VERSION = "1";

/** Answers when the functions are deployed and the database is readable. */
export const ready = anyoneQuery({
  args: {},
  returns: v.object({ ready: v.literal(true), version: v.string() }),
  handler: async (ctx) => {
    await ctx.db.query("workers").first();
    return { ready: true as const, version: VERSION };
  },
});
