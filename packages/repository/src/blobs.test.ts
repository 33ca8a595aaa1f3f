import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBlobs } from "./blobs.ts";
import { makeSampleRepository } from "./testing/sample-repository.ts";
import type { TestRepository } from "./testing/test-repository.ts";
import { listTree } from "./tree.ts";

const ABSENT = "0".repeat(40);
let sample: TestRepository;
/** The object id of a file that holds `x` and a newline. */
let oid: string;

beforeAll(async () => {
  sample = await makeSampleRepository();
  const tree = await listTree(sample.path, sample.commit);
  oid = tree.find(({ path }) => path === "odd/-rf")?.oid ?? "";
});

afterAll(() => sample[Symbol.asyncDispose]());

it("keeps reading after an object that is missing or not a blob", async () => {
  const blobs = openBlobs(sample.path);
  const reads = [ABSENT, sample.commit, oid].map((object) => blobs.read(object));
  expect((await Promise.all(reads)).map((bytes) => bytes?.toString())).toEqual([undefined, undefined, "x\n"]);
  await blobs.close();
});

it("answers reads from before the close, refuses later ones, and closes twice", async () => {
  const blobs = openBlobs(sample.path);
  const read = blobs.read(oid);
  await blobs.close();
  await blobs.close();
  expect((await read)?.toString()).toBe("x\n");
  await expect(blobs.read(oid)).rejects.toThrow("The repository is closed");
});

it("fails instead of waiting when Git has ended", async () => {
  const folder = await mkdtemp(join(tmpdir(), "fondation-no-repository-"));
  const blobs = openBlobs(folder);
  await expect(blobs.read(ABSENT)).rejects.toMatchObject({
    code: "REPOSITORY_INVALID",
    message: expect.stringMatching(/git cat-file\): .*not a git repository/),
  });
  await blobs.close();
  await rm(folder, { recursive: true });
});

it("ends reads with the reason of an abort, and still closes", async () => {
  const abort = new AbortController();
  const blobs = openBlobs(sample.path, abort.signal);
  expect((await blobs.read(oid))?.toString()).toBe("x\n");
  const read = blobs.read(oid);
  abort.abort(new Error("The job was cancelled."));
  await expect(read).rejects.toThrow("The job was cancelled.");
  await expect(blobs.read(oid)).rejects.toThrow("The job was cancelled.");
  await blobs.close();
});
