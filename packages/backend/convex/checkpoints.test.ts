import { describe, expect, it } from "vitest";
import { api, internal } from "../src/index.ts";
import { passMillisecond, refusalOf, type TestBackend } from "../src/testing/driver.ts";
import { onEveryBackend } from "../src/testing/implementations.ts";
import { claim, publish, submit } from "../src/testing/worker-calls.ts";

describe("a checkpoint", () => {
  onEveryBackend((start) => {
    it("is found by the next worker of the job and by the repository's next job", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const one = await claim(backend, "w1");
      await one.worker.mutation(api.checkpoints.put, { ...one.lease, key: "k", value: "1" });
      await one.worker.mutation(api.checkpoints.put, { ...one.lease, key: "k", value: "2" });
      await one.worker.mutation(api.queue.handBack, one.lease);
      const two = await claim(backend, "w2");
      expect(await two.worker.query(api.checkpoints.get, { ...two.lease, key: "k" })).toEqual({ value: "2" });
      await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
      await submit(backend);
      const three = await claim(backend, "w3");
      expect(await three.worker.query(api.checkpoints.get, { ...three.lease, key: "k" })).toEqual({
        value: "2",
      });
      expect(await three.worker.query(api.checkpoints.get, { ...three.lease, key: "other" })).toBeNull();
    });

    it("is not visible to jobs of another repository", async () => {
      const backend = await start();
      await submit(backend, "owner/one");
      await submit(backend, "owner/two");
      const one = await claim(backend);
      await one.worker.mutation(api.checkpoints.put, { ...one.lease, key: "k", value: "1" });
      const two = await claim(backend);
      expect(await two.worker.query(api.checkpoints.get, { ...two.lease, key: "k" })).toBeNull();
    });

    it("is accepted after a cancel, until the repository has another job", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const one = await claim(backend, "w1");
      await one.worker.mutation(api.queue.handBack, one.lease);
      const two = await claim(backend, "w2");
      const put = ({ worker, lease }: typeof one, value: string) =>
        worker.mutation(api.checkpoints.put, { ...lease, key: "k", value });
      const get = ({ worker, lease }: typeof one) =>
        worker.query(api.checkpoints.get, { ...lease, key: "k" });
      await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
      await put(two, "last word");
      expect((await refusalOf(put(one, "of one that has handed it back"))).code).toBe("LEASE_LOST");
      await submit(backend);
      expect((await refusalOf(put(two, "too late"))).code).toBe("LEASE_LOST");
      const three = await claim(backend, "w3");
      expect(await get(three)).toEqual({ value: "last word" });
      expect((await refusalOf(put(two, "too late"))).code).toBe("LEASE_LOST");
      expect(await get(three)).toEqual({ value: "last word" });
    });

    it("of 900,000 bytes is stored; a larger one is refused and changes nothing", async () => {
      const backend = await start();
      await submit(backend);
      const { worker, lease } = await claim(backend);
      const put = (value: string) => worker.mutation(api.checkpoints.put, { ...lease, key: "k", value });
      // Each `é` has two bytes: the limit counts bytes, not characters.
      const largest = `"${"é".repeat(449_999)}"`;
      await put(largest);
      expect(await refusalOf(put(`${largest} `))).toMatchObject({
        code: "CHECKPOINT_TOO_LARGE",
        facts: { detail: expect.stringContaining("The checkpoint k has 900001 bytes.") },
      });
      const found = await worker.query(api.checkpoints.get, { ...lease, key: "k" });
      expect(found?.value === largest).toBe(true);
    });
  });
});

const KEY = "owner/name";
const commitOf = (letter: string) => letter.repeat(40);
const keyAt = (letter: string, step = "order") => `${commitOf(letter)}/claude@1/fr/3/${step}`;

/** Makes a course at a commit and stores checkpoints. */
async function courseAt(backend: TestBackend, letter: string, keys = [keyAt(letter)]) {
  await submit(backend, KEY, 3);
  const { worker, lease } = await claim(backend);
  for (const key of keys) await worker.mutation(api.checkpoints.put, { ...lease, key, value: "1" });
  await publish(worker, lease, 3, letter, commitOf(letter));
}

/**
 * Runs the deletion that a completed job schedules, until there is nothing left to delete. Returns
 * the keys that the next job finds.
 */
async function found(backend: TestBackend, keys: string[]) {
  const repository = await backend.as("viewer").query(api.repositories.get, { key: KEY });
  if (repository === null) throw new Error("The repository is gone.");
  const { repositoryId } = repository;
  while (!(await backend.run(internal.retention.trimCheckpoints, { repositoryId })).done);
  await submit(backend, KEY, 3);
  const { worker, lease } = await claim(backend);
  const kept: string[] = [];
  for (const key of keys) {
    if ((await worker.query(api.checkpoints.get, { ...lease, key })) !== null) kept.push(key);
  }
  await worker.mutation(api.queue.fail, {
    ...lease,
    error: { code: "INTERNAL" },
  });
  return kept;
}

describe("the checkpoints of a completed job", () => {
  onEveryBackend((start) => {
    it("are all available to a regeneration at the same commit", async () => {
      const backend = await start();
      const keys = Array.from({ length: 20 }, (_, index) => keyAt("b", `chapters/${index}.md`));
      await courseAt(backend, "b", keys);
      expect(await found(backend, keys)).toEqual(keys);
    });

    it("are deleted in batches when no kept course has their commit", async () => {
      const backend = await start();
      await submit(backend, "owner/other", 3);
      const other = await claim(backend);
      await other.worker.mutation(api.checkpoints.put, { ...other.lease, key: keyAt("c"), value: "1" });
      const many = Array.from({ length: 20 }, (_, index) => keyAt("c", String(index)));
      await courseAt(backend, "c", [...many, keyAt("a"), "no commit at all"]);
      expect(await found(backend, [keyAt("a"), keyAt("c", "0")])).toEqual([keyAt("c", "0")]);
      await courseAt(backend, "b");
      expect(await found(backend, [keyAt("b"), ...many])).toEqual([keyAt("b"), ...many]);
      await courseAt(backend, "d");
      expect(await found(backend, [keyAt("d"), keyAt("b"), ...many])).toEqual([keyAt("d"), keyAt("b")]);
      const left = await other.worker.query(api.checkpoints.get, { ...other.lease, key: keyAt("c") });
      expect(left).toEqual({ value: "1" });
    });

    it("are kept while a job is active, because its commit is not known", async () => {
      const backend = await start();
      await courseAt(backend, "b");
      const { repositoryId } = await submit(backend, KEY, 3);
      const { worker, lease } = await claim(backend);
      await worker.mutation(api.checkpoints.put, { ...lease, key: keyAt("e"), value: "1" });
      expect(await backend.run(internal.retention.trimCheckpoints, { repositoryId })).toEqual({
        deleted: 0,
        done: true,
      });
      expect(await worker.query(api.checkpoints.get, { ...lease, key: keyAt("e") })).toEqual({ value: "1" });
    });
  });
});

describe("a job that ignores earlier results", () => {
  onEveryBackend((start) => {
    it("finds only its own checkpoints, and so do later jobs until one completes", async () => {
      const backend = await start();
      await courseAt(backend, "b", [keyAt("b", "1"), keyAt("b", "2")]);
      const viewer = backend.as("viewer");
      const settings = { chapters: 3, fresh: true };
      const { jobId } = await viewer.mutation(api.jobs.submit, { repository: KEY, settings });
      const one = await claim(backend);
      const read = (by: typeof one, step: string) =>
        by.worker.query(api.checkpoints.get, { ...by.lease, key: keyAt("b", step) });
      expect([await read(one, "1"), await read(one, "2")]).toEqual([null, null]);
      passMillisecond();
      await one.worker.mutation(api.checkpoints.put, { ...one.lease, key: keyAt("b", "1"), value: "new" });
      expect([await read(one, "1"), await read(one, "2")]).toEqual([{ value: "new" }, null]);
      const error = { code: "INTERNAL" } as const;
      await one.worker.mutation(api.queue.fail, { ...one.lease, error });
      await viewer.mutation(api.jobs.retry, { jobId });
      const two = await claim(backend);
      expect([await read(two, "1"), await read(two, "2")]).toEqual([{ value: "new" }, null]);
      await two.worker.mutation(api.queue.fail, { ...two.lease, error });
      await submit(backend, KEY, 3);
      const three = await claim(backend);
      expect([await read(three, "1"), await read(three, "2")]).toEqual([{ value: "new" }, null]);
      await publish(three.worker, three.lease, 3, "b", commitOf("b"));
      // The completed job ends the request to ignore earlier results: all checkpoints are valid
      // again.
      await submit(backend, KEY, 3);
      const four = await claim(backend);
      expect([await read(four, "1"), await read(four, "2")]).toEqual([{ value: "new" }, { value: "1" }]);
    });
  });
});
