import { afterEach, expect, test, vi } from "vitest";
import { createTestLog } from "../testing/test-log.ts";
import { reportOutcome } from "./outcome-report.ts";
import { JobStopped } from "./stop.ts";

afterEach(() => vi.useRealTimers());

/** A canceled job. `settled` resolves when its cost is reported. */
function canceled(settled: Promise<void>) {
  const calls: string[] = [];
  const call = (name: string) => async () => void calls.push(name);
  const said = reportOutcome({
    error: new Error("aborted"),
    backend: { fail: async () => ({ status: "failed" }), handBack: async () => null },
    journal: { write: () => calls.push("write"), close: call("close"), discard: () => calls.push("discard") },
    spending: { settled: () => settled },
    lease: { remainingMs: () => 30_000 },
    log: createTestLog().log,
    signal: AbortSignal.abort(new JobStopped("canceled", "A person ended it.")),
  }).then((outcome) => calls.push(outcome));
  return { calls, said };
}

test("a canceled job ends only after the cost of its requests is reported", async () => {
  const report = Promise.withResolvers<void>();
  const { calls, said } = canceled(report.promise);
  await new Promise(setImmediate);
  expect(calls).toEqual(["discard"]);
  report.resolve();
  await said;
  expect(calls).toEqual(["discard", "canceled"]);
});

test("an unreachable backend delays the end of a canceled job by at most 5 s", async () => {
  vi.useFakeTimers();
  const { calls, said } = canceled(new Promise(() => {}));
  await vi.advanceTimersByTimeAsync(4_999);
  expect(calls).toEqual(["discard"]);
  await vi.advanceTimersByTimeAsync(1);
  await said;
  expect(calls).toEqual(["discard", "canceled"]);
});
