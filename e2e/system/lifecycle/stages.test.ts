import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Stages } from "./stages.ts";

test("times every stage, also a failing one, in one line and one record", async () => {
  const directory = await mkdtemp(path.join(tmpdir(), "fondation-stages-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const stages = new Stages();
  await stages.time("backend", async () => {});
  await expect(stages.time("web", () => Promise.reject(new Error("busy")))).rejects.toThrow("busy");
  expect(stages.line("processes")).toMatch(
    /^System ready on processes \(\d+\.\d s: backend \d+\.\d, web \d+\.\d\)$/,
  );
  const file = path.join(directory, "records", "system.json");
  await stages.write(file, { target: "processes" });
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({
    target: "processes",
    load: expect.any(Number),
    stages: { backend: expect.any(Number), web: expect.any(Number) },
  });
});
