import { MAX_LOG_FACT_UNITS, MAX_LOG_LINES_PER_CALL, MAX_LOG_LINES_PER_JOB } from "@fondation/course/limits";
import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { cutFacts, type Facts } from "../src/messages/facts.ts";
import type { LogCode } from "../src/messages/log-lines.ts";
import { protocolRefusal } from "../src/refusal.ts";
import type { Doc } from "./_generated/dataModel.js";
import { leaseMutation, viewerQuery } from "./access.ts";
import { logLevel, logMessage } from "./model/validators.ts";
import { pageOptions } from "./model/page-options.ts";

const line = { at: v.number(), level: logLevel, ...logMessage };

const FULL = { level: "warn" as const, code: "log.full" satisfies LogCode, facts: {} };

/**
 * The lines of a job, newest first. `sequence` counts from 0 in the order of writing. Empty for an
 * unknown or malformed id.
 */
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
      .paginate(pageOptions(args.paginationOpts));
    const page = result.page.map(({ sequence, at, level, ...stored }) => ({
      sequence,
      at,
      level,
      ...messageOf(stored),
    }));
    return { ...result, page };
  },
});

/**
 * Adds lines. Long facts are cut. The last line that a job may store says that the log is full.
 * Throws LOG_TOO_LONG for more than `MAX_LOG_LINES_PER_CALL` lines.
 */
export const append = leaseMutation({
  args: { lines: v.array(v.object(line)) },
  returns: v.null(),
  handler: async (ctx, { lines }) => {
    if (lines.length > MAX_LOG_LINES_PER_CALL) {
      throw protocolRefusal(
        "LOG_TOO_LONG",
        `A call brought ${lines.length} log lines for job ${ctx.job._id}. Send at most ${MAX_LOG_LINES_PER_CALL} lines a call.`,
      );
    }
    const jobId = ctx.job._id;
    const last = await ctx.db
      .query("jobLogs")
      .withIndex("by_jobId_and_sequence", (q) => q.eq("jobId", jobId))
      .order("desc")
      .first();
    let sequence = last === null ? 0 : last.sequence + 1;
    for (const { at, level, code, facts } of lines) {
      if (sequence >= MAX_LOG_LINES_PER_JOB) return null;
      const isEnd = sequence === MAX_LOG_LINES_PER_JOB - 1;
      await ctx.db.insert("jobLogs", {
        jobId,
        sequence,
        at,
        ...(isEnd ? FULL : { level, code, facts: cutFacts(facts, MAX_LOG_FACT_UNITS) }),
      });
      sequence += 1;
    }
    return null;
  },
});

function messageOf({ code, facts, message }: Partial<Doc<"jobLogs">>): { code: string; facts: Facts } {
  return code === undefined
    ? { code: "text", facts: { detail: message ?? "" } }
    : { code, facts: facts ?? {} };
}
