import { ConvexError } from "convex/values";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTestLog } from "../testing/test-log.ts";
import type { Ownership } from "../backend/job-backend.ts";
import { keepLease } from "./lease.ts";
import type { JobStopped } from "./stop.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A lease of 3 s with a heartbeat each second, on a fake backend. */
function keep(heartbeat: () => Promise<{ remainingMs: number }>) {
  const ends: JobStopped[] = [];
  let tell: (ownership: Ownership) => void = () => {};
  let watching = true;
  let beats = 0;
  const lease = keepLease({
    backend: {
      heartbeat: () => {
        beats += 1;
        return heartbeat();
      },
      watch: (onChange) => {
        tell = onChange;
        return Object.assign(
          () => {
            watching = false;
          },
          { unsubscribe: () => {}, getCurrentValue: () => undefined, getQueryLogs: () => undefined },
        );
      },
    },
    claimedAt: performance.now(),
    leaseMs: 3_000,
    heartbeatMs: 1_000,
    onEnd: (stopped) => ends.push(stopped),
    log: createTestLog().log,
  });
  return { lease, ends, beats: () => beats, tell: (it: Ownership) => tell(it), isWatching: () => watching };
}

const renewed = async () => ({ remainingMs: 3_000 });
const cut = () => new Promise<never>(() => {});

describe("a lease", () => {
  test("lasts as long as it is renewed", async () => {
    const { ends, beats } = keep(renewed);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ends).toEqual([]);
    expect(beats()).toBe(60);
  });

  test("ends by the worker's clock when the connection is cut", async () => {
    const { ends, isWatching } = keep(cut);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(ends).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(ends).toMatchObject([{ reason: "lost" }]);
    expect(isWatching()).toBe(false);
  });

  test("is counted from before the heartbeat was sent, not from its answer", async () => {
    const slow = () =>
      new Promise<{ remainingMs: number }>((resolve) => {
        setTimeout(() => resolve({ remainingMs: 3_000 }), 900);
      });
    const { lease } = keep(slow);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(lease.remainingMs()).toBe(2_100);
  });

  test("has at most one heartbeat in flight", async () => {
    const { beats } = keep(cut);
    await vi.advanceTimersByTimeAsync(2_900);
    expect(beats()).toBe(1);
  });

  test("ends at once when the backend says that it is lost", async () => {
    const { ends } = keep(async () => {
      throw new ConvexError({ code: "LEASE_LOST", facts: { detail: "taken over" } });
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ends).toMatchObject([{ reason: "lost", message: "LEASE_LOST: taken over" }]);
  });

  test("continues after a heartbeat that fails for another reason", async () => {
    let failures = 1;
    const { ends } = keep(async () => {
      if (failures-- > 0) throw new Error("server error");
      return { remainingMs: 3_000 };
    });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ends).toEqual([]);
  });

  test("ends at once on a cancel", () => {
    const { ends, tell } = keep(renewed);
    tell({ owned: true, reason: "owned" });
    tell({ owned: false, reason: "canceled" });
    expect(ends).toMatchObject([{ reason: "canceled" }]);
  });

  test("is not ended by a completion that this worker itself sends", () => {
    const { lease, ends, tell } = keep(renewed);
    lease.expectEnd();
    tell({ owned: false, reason: "ended" });
    expect(ends).toEqual([]);
    tell({ owned: false, reason: "canceled" });
    expect(ends).toMatchObject([{ reason: "canceled" }]);
  });

  test("is not ended by a heartbeat that is refused during the completion", async () => {
    const { lease, ends } = keep(async () => {
      throw new ConvexError({ code: "LEASE_LOST", facts: { detail: "The job is completed." } });
    });
    lease.expectEnd();
    await vi.advanceTimersByTimeAsync(2_500);
    expect(ends).toEqual([]);
  });

  test("does nothing after its release", async () => {
    const { lease, ends, beats, tell } = keep(renewed);
    lease.release();
    tell({ owned: false, reason: "lost" });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ends).toEqual([]);
    expect(beats()).toBe(0);
  });
});
