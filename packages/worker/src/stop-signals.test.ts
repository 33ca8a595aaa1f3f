import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listenForStop } from "./stop-signals.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("the first signal drains, a second one more than a second later forces", () => {
  const source = new EventEmitter();
  const { signal, forceSignal } = listenForStop(source);
  source.emit("SIGTERM");
  expect([signal.aborted, forceSignal.aborted]).toEqual([true, false]);
  vi.advanceTimersByTime(1_001);
  source.emit("SIGTERM");
  expect(forceSignal.aborted).toBe(true);
});

test("signals that come together are one wish", () => {
  const source = new EventEmitter();
  const { forceSignal } = listenForStop(source);
  source.emit("SIGINT");
  vi.advanceTimersByTime(900);
  source.emit("SIGTERM");
  expect(forceSignal.aborted).toBe(false);
});

test("released, it listens no more", () => {
  const source = new EventEmitter();
  listenForStop(source).release();
  expect(source.listenerCount("SIGTERM") + source.listenerCount("SIGINT")).toBe(0);
});
