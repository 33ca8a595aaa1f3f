/// <reference types="vite/client" />
/** Rows stored by a version that stored sentences instead of codes. */

import { convexTest } from "convex-test";
import { expect, it, vi } from "vitest";
import { api } from "../src/index.ts";
import schema from "./schema.ts";

const modules = import.meta.glob(["./**/*.{ts,js}", "!./**/*.test.ts"]);

it("rows with sentences fit into the schema, and are shown by their codes", async () => {
  vi.stubEnv("FONDATION_ACCESS", "open");
  const backend = convexTest({ schema, modules });
  const { jobId } = await backend.mutation(api.jobs.submit, { repository: "owner/name" });
  await backend.run(async (ctx) => {
    await ctx.db.patch(jobId, {
      status: "failed",
      error: { code: "NETWORK", message: "A sentence.", advice: "Another one." },
      engineChosen: { name: "static", reason: "a sentence" },
    });
    await ctx.db.insert("jobLogs", { jobId, sequence: 0, at: 1, level: "info", message: "A line." });
  });
  expect(await backend.query(api.jobs.get, { jobId })).toMatchObject({
    error: { code: "NETWORK", retryable: true },
    engineChosen: { name: "static", reason: "a sentence" },
  });
  const paginationOpts = { numItems: 10, cursor: null };
  expect((await backend.query(api.logs.list, { jobId, paginationOpts })).page).toEqual([
    { sequence: 0, at: 1, level: "info", code: "text", facts: { detail: "A line." } },
  ]);
  vi.unstubAllEnvs();
});
