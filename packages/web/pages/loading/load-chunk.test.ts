import { expect, test, vi } from "vitest";
import { loadChunk, ChunkLoadError } from "./load-chunk.ts";

const lost = () =>
  new TypeError("Failed to fetch dynamically imported module: http://fondation.invalid/a.js");

test("a part that did not come is asked for again", async () => {
  const load = vi.fn(async () => "the part");
  load.mockRejectedValueOnce(lost());
  expect(await loadChunk(load)).toBe("the part");
  expect(load).toHaveBeenCalledTimes(2);
});

test("a part that never comes is given up after the fourth attempt, with why", async () => {
  const load = vi.fn(() => Promise.reject(lost()));
  const failure = await loadChunk(load).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ChunkLoadError);
  expect(failure).toMatchObject({ cause: { message: expect.stringContaining("dynamically imported") } });
  expect(load).toHaveBeenCalledTimes(4);
});
