/** What a job's log panel shows. */

import {
  MAX_LOG_LINES_PER_CALL,
  MAX_LOG_LINES_PER_JOB,
  MAX_LOG_MESSAGE_UNITS,
} from "@fondation/course/limits";
import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { refusal } from "../src/refusal.ts";
import { leaseMutation, viewerQuery } from "./access.ts";
import { logLevel } from "./model/validators.ts";

const line = { at: v.number(), level: logLevel, message: v.string() };

/** The lines of a job, the newest first; `sequence` counts from 0 in the order of writing. Empty for an unknown or malformed id. */
export const list = viewerQuery({
  args: { jobId: v.string(), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(v.object({ sequence: v.number(), ...line })),
  handler: async (ctx, args) => {
    const jobId = ctx.db.normalizeId("jobs", args.jobId);
    if (jobId === null) return { page: [], isDone: true, continueCursor: "" };
    const result = await ctx.db
      .query("jobLogs")
      .withIndex("by_jobId_and_sequence", (q) => q.eq("jobId", jobId))
      .order("desc")
      .paginate(args.paginationOpts);
    const page = result.page.map(({ sequence, at, level, message }) => ({
      sequence,
      at,
      level,
      message,
    }));
    return { ...result, page };
  },
});

/** Adds at most 100 lines; long ones are cut, and after 2,000 the job's log says so and ends. Throws LOG_TOO_LONG. */
export const append = leaseMutation({
  args: { lines: v.array(v.object(line)) },
  returns: v.null(),
  handler: async (ctx, { lines }) => {
    if (lines.length > MAX_LOG_LINES_PER_CALL) {
      throw refusal(
        "LOG_TOO_LONG",
        `A call brought ${lines.length} log lines for job ${ctx.job._id}.`,
        `Send at most ${MAX_LOG_LINES_PER_CALL} lines a call.`,
      );
    }
    const jobId = ctx.job._id;
    const last = await ctx.db
      .query("jobLogs")
      .withIndex("by_jobId_and_sequence", (q) => q.eq("jobId", jobId))
      .order("desc")
      .first();
    let sequence = last === null ? 0 : last.sequence + 1;
    for (const { at, level, message } of lines) {
      if (sequence >= MAX_LOG_LINES_PER_JOB) return null;
      const isEnd = sequence === MAX_LOG_LINES_PER_JOB - 1;
      await ctx.db.insert("jobLogs", {
        jobId,
        sequence,
        at,
        level: isEnd ? "warn" : level,
        message: isEnd ? "Le journal est plein : la suite n’est pas gardée." : cut(message),
      });
      sequence += 1;
    }
    return null;
  },
});

function cut(message: string): string {
  if (message.length <= MAX_LOG_MESSAGE_UNITS) return message;
  return `${message.slice(0, MAX_LOG_MESSAGE_UNITS).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
