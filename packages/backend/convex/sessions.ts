/** Sessions of viewers. A session is the subject of their tokens; signing out ends it for all of them. */

import { v } from "convex/values";
import { viewerMutation, viewerQuery } from "./access.ts";

/** Null while the caller's session lasts. Throws ACCESS_DENIED when it has ended. */
export const check = viewerQuery({ args: {}, returns: v.null(), handler: async () => null });

/** Ends the caller's session. Has no effect for a caller without an identity. */
export const end = viewerMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    const identity = await ctx.auth.getUserIdentity();
    if (identity !== null) await ctx.db.insert("endedSessions", { subject: identity.subject });
    return null;
  },
});
