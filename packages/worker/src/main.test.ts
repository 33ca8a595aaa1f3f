import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createScratch } from "./testing/scratch.ts";

test("a worker without its settings exits with 1 and names all that are missing", async () => {
  using scratch = createScratch();
  const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, "main.ts")],
      { cwd: scratch.path, env: { PATH: process.env.PATH } },
      (error, _stdout, stderr) => resolve({ code: error?.code, stderr }),
    );
  });
  expect(code).toBe(1);
  expect(stderr).toContain("CONVEX_URL");
  expect(stderr).toContain("FONDATION_SIGNING_KEY");
  expect(stderr).not.toContain("    at ");
});
