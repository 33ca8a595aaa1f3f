import { join } from "node:path";
import { execa } from "execa";
import { beforeAll, expect, test } from "vitest";

const build = () => execa(process.execPath, [join(import.meta.dirname, "build.ts")], { all: true });

beforeAll(async () => {
  await build();
}, 180_000);

test("a second build makes nothing and takes less than a second", { timeout: 60_000 }, async () => {
  const times: number[] = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    const { all, durationMs } = await build();
    expect(all).toBe("");
    times.push(durationMs);
  }
  expect(Math.min(...times)).toBeLessThan(1_000);
});
