import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { shrinkTrace, sizeOf } from "./size.ts";

let folder: string;
let trace: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "fondation-evidence-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  trace = path.join(folder, "trace.zip");
  const entries = {
    "trace.trace": strToU8("the calls"),
    "resources/small": randomBytes(1_000),
    "resources/large": randomBytes(50_000),
    "resources/medium": randomBytes(20_000),
  };
  await writeFile(trace, zipSync(entries));
  await writeFile(path.join(folder, "web.log"), "x".repeat(5_000));
});

test("a folder above its limit loses the largest files of its trace, and no more than it must", async () => {
  expect(shrinkTrace(folder, trace, 30_000)).toBe(1);
  expect(sizeOf(folder)).toBeLessThan(30_000);
  const names = Object.keys(unzipSync(await readFile(trace)));
  expect(names.toSorted()).toEqual(["resources/medium", "resources/small", "trace.trace"]);
});

test("a folder below its limit stays as it is", async () => {
  const before = await readFile(trace);
  expect(shrinkTrace(folder, trace, 100_000)).toBe(0);
  expect(await readFile(trace)).toEqual(before);
});
