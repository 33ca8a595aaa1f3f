import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSampleRepository, type SampleRepository } from "../testing/sample-repository.ts";
import { openBlobs } from "./blobs.ts";
import { listTree } from "./tree.ts";

let sample: SampleRepository;

beforeAll(async () => {
  sample = await createSampleRepository();
});

afterAll(() => sample.remove());

it("goes on after an object that is missing or is no blob", async () => {
  const blobs = openBlobs(sample.directory);
  const tree = await listTree(sample.directory, sample.commit);
  const wanted = tree.get("odd/-rf") ?? "";
  const reads = ["0".repeat(40), sample.commit, wanted].map((object) => blobs.read(object));
  expect((await Promise.all(reads)).map((bytes) => bytes?.toString())).toEqual([undefined, undefined, "x\n"]);
  await blobs.close();
});

it("answers what was asked before it was closed, and may be closed twice", async () => {
  const blobs = openBlobs(sample.directory);
  const tree = await listTree(sample.directory, sample.commit);
  const read = blobs.read(tree.get("odd/-rf") ?? "");
  await blobs.close();
  await blobs.close();
  expect((await read)?.toString()).toBe("x\n");
});

it("says that Git ended, rather than wait for ever", async () => {
  const folder = await mkdtemp(join(tmpdir(), "fondation-no-repository-"));
  const blobs = openBlobs(folder);
  await expect(blobs.read("0".repeat(40))).rejects.toMatchObject({
    code: "INTERNAL",
    message: expect.stringContaining("git cat-file ended"),
  });
  await blobs.close();
  await rm(folder, { recursive: true });
});
