import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ChunkLoadError, loadChunk } from "./load-chunk.ts";

const lost = () =>
  new TypeError("Failed to fetch dynamically imported module: http://fondation.invalid/a.js");

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("a chunk that failed to load is requested again", async () => {
  const load = vi.fn(async () => "the chunk");
  load.mockRejectedValueOnce(lost());
  const loaded = loadChunk(load);
  await vi.runAllTimersAsync();
  expect(await loaded).toBe("the chunk");
  expect(load).toHaveBeenCalledTimes(2);
});

test("after the fourth failed attempt, the error carries its cause", async () => {
  const load = vi.fn(() => Promise.reject(lost()));
  const failure = loadChunk(load).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  expect(await failure).toBeInstanceOf(ChunkLoadError);
  expect(await failure).toMatchObject({
    cause: { message: expect.stringContaining("dynamically imported") },
  });
  expect(load).toHaveBeenCalledTimes(4);
});
