import { Secret } from "@fondation/environment";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LogLine } from "../backend/job-backend.ts";
import { createTestLog } from "../testing/test-log.ts";
import { createJournal } from "./journal.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start(send: (lines: LogLine[]) => Promise<unknown> = async () => null) {
  const calls: { at: number; lines: LogLine[] }[] = [];
  const { log, text } = createTestLog();
  const journal = createJournal(
    async (lines) => {
      calls.push({ at: Date.now(), lines });
      return await send(lines);
    },
    log.child({ jobId: "job-1" }),
  );
  return { journal, calls, text };
}

describe("a job's log", () => {
  test("reaches the page in batches, at most every half second", async () => {
    const { journal, calls } = start();
    for (let line = 0; line < 20; line += 1) {
      journal.write("info", "step.started", { step: line });
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(calls.flatMap(({ lines }) => lines)).toHaveLength(20);
    const gaps = calls.slice(1).map(({ at }, index) => at - (calls[index]?.at ?? 0));
    expect(gaps.every((gap) => gap >= 500)).toBe(true);
  });

  test("is sent in order, at most 100 lines per call and 2,000 per job", async () => {
    const { journal, calls } = start();
    for (let line = 0; line < 2_500; line += 1) journal.write("info", "step.started", { step: line });
    await journal.flush();
    const steps = calls.flatMap(({ lines }) => lines.map(({ facts }) => facts.step));
    expect(calls.every(({ lines }) => lines.length <= 100)).toBe(true);
    expect(steps).toEqual(Array.from({ length: 2_000 }, (_, index) => index));
  });

  test("contains no secret, neither on the page nor in the worker's log", async () => {
    const { journal, calls, text } = start();
    new Secret("very-secret-value", "GITHUB_TOKEN");
    journal.write("error", "checkpoint.unreadable", { key: "of very-secret-value" });
    await journal.flush();
    expect(calls[0]?.lines[0]?.facts).toEqual({ key: "of [secret GITHUB_TOKEN]" });
    expect(text()).not.toContain("very-secret-value");
  });

  test("is in the worker's log, with the job's id on every line", () => {
    const { journal, text } = start();
    journal.write("warn", "clone.commit-gone", { commit: "c0ffee" });
    expect(JSON.parse(text())).toMatchObject({
      level: "warn",
      jobId: "job-1",
      msg: "clone.commit-gone",
      facts: { commit: "c0ffee" },
    });
  });

  test("fails nothing when it cannot be sent", async () => {
    const { journal, calls } = start(async () => {
      throw new Error("refused");
    });
    journal.write("info", "verification.started", {});
    await journal.flush();
    journal.write("info", "checkpoint.resumed", {});
    await journal.close();
    expect(calls).toHaveLength(2);
  });

  test("is not sent when the job is no longer this worker's", async () => {
    const { journal, calls } = start();
    journal.write("info", "verification.started", {});
    journal.discard();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(calls).toEqual([]);
  });

  test("does not send details to the page", async () => {
    const { journal, calls, text } = start();
    journal.write("warn", "booklet.not-stored", {}, "The backend said no.");
    await journal.close();
    expect(JSON.stringify(calls)).not.toContain("said no");
    expect(text()).toContain("The backend said no.");
  });

  test("sends nothing after it is closed", async () => {
    const { journal, calls } = start();
    await journal.close();
    journal.write("info", "checkpoint.resumed", {});
    await vi.advanceTimersByTimeAsync(2_000);
    expect(calls).toEqual([]);
  });
});
