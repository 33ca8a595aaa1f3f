/** Worker and backend both limit the size of a checkpoint. These tests compare the limits. */

import { api } from "@fondation/backend";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startBackend, type TestBackend } from "../testing/test-backend.ts";
import { createTestLog } from "../testing/test-log.ts";
import { type Connection, connect } from "../backend/connection.ts";
import { createJobBackend, type JobBackend } from "../backend/job-backend.ts";
import { createCheckpoints } from "./checkpoints.ts";

let backend: TestBackend;
let connection: Connection;
let job: JobBackend;
beforeEach(async () => {
  backend = await startBackend({ githubServerUrl: "https://github.com" });
  const { url: convexUrl, signingKey } = backend;
  const workerId = "w1";
  connection = connect({ convexUrl, signingKey, workerId, log: createTestLog().log });
  await backend.submit("owner/name");
  const claimed = await connection.client.mutation(api.queue.claim, { workerId, capacity: 1 });
  if (claimed === null) throw new Error("There was nothing to claim.");
  job = createJobBackend(connection.client, { jobId: claimed.jobId, workerId, epoch: claimed.epoch });
});
afterEach(async () => {
  await connection.close();
  await backend[Symbol.asyncDispose]();
});

/** A draft of `bytes` bytes in JSON. */
function draftOf(bytes: number): string {
  const frame = JSON.stringify({ draft: "" }).length;
  return JSON.stringify({ draft: "x".repeat(bytes - frame) });
}

test("the worker and the backend have the same limit for a draft", async () => {
  const lines: string[] = [];
  const checkpoints = createCheckpoints(job, { write: (_, code) => lines.push(code) });
  await checkpoints.put("draft", draftOf(900_000));
  expect(lines).toEqual([]);
  expect((await job.getCheckpoint("draft")) === draftOf(900_000)).toBe(true);
  await expect(job.putCheckpoint("draft", draftOf(900_001))).rejects.toMatchObject({
    data: { code: "CHECKPOINT_TOO_LARGE" },
  });
});

test("a draft that is too large is a warning, and the earlier draft stays", async () => {
  const lines: string[] = [];
  const write = (level: string, code: string, facts: object) =>
    lines.push(`${level} ${code} ${JSON.stringify(facts)}`);
  const checkpoints = createCheckpoints(job, { write });
  await checkpoints.put("step1", draftOf(100));
  await checkpoints.put("step1", draftOf(900_001));
  expect(lines).toEqual(['warn checkpoint.too-large {"key":"step1"}']);
  expect(await job.getCheckpoint("step1")).toBe(draftOf(100));
  await checkpoints.put("step1", '"the result"');
  expect(await job.getCheckpoint("step1")).toBe('"the result"');
});
