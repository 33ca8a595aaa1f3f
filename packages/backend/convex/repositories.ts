/** Read access to repositories. Every viewer can read all of them. */

import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { viewerQuery } from "./access.ts";
import { pageOptions } from "./model/page-options.ts";
import { findByKey } from "./model/stored-repositories.ts";
import { readRepositoryView, repositoryView } from "./model/views.ts";

/** All repositories page by page, the most recently active first. */
export const list = viewerQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(repositoryView),
  handler: async (ctx, args) => {
    const result = await ctx.db
      .query("repositories")
      .withIndex("by_lastActivityAt")
      .order("desc")
      .paginate(pageOptions(args.paginationOpts));
    const page = await Promise.all(result.page.map((found) => readRepositoryView(ctx, found)));
    return { ...result, page };
  },
});

/**
 * A repository by its key (`owner/name`, `host/owner/name`, `local/name`); null when unknown. Case
 * does not matter on the default host.
 */
export const get = viewerQuery({
  args: { key: v.string() },
  returns: v.union(repositoryView, v.null()),
  handler: async (ctx, args) => {
    const repository = await findByKey(ctx, args.key);
    return repository === null ? null : await readRepositoryView(ctx, repository);
  },
});
