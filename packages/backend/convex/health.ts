/** The one fact that anybody may ask for. */

import { v } from "convex/values";
import { anyoneQuery } from "./access.ts";

/** Which shape of the functions is deployed; raised with every change a client could notice. */
const VERSION = "1";

/** Answers once the functions are deployed and the database can be read. */
export const ready = anyoneQuery({
  args: {},
  returns: v.object({ ready: v.literal(true), version: v.string() }),
  handler: async (ctx) => {
    await ctx.db.query("workers").first();
    return { ready: true as const, version: VERSION };
  },
});
