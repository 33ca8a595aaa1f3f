import { describe, expect, it } from "vitest";
import { api } from "../../../src/index.ts";
import { passMillisecond, type TestBackend, until } from "../../../src/testing/driver.ts";
import { onEveryBackend } from "../../../src/testing/implementations.ts";
import { claim, submit } from "../../../src/testing/worker-calls.ts";

const KEY = "owner/name";
const keyAt = (step: string) => `${"b".repeat(40)}/claude@1/fr/3/${step}`;
const USAGE = keyAt("usage");

/** Claims a job as soon as its delay is over. */
async function claimSoon(backend: TestBackend) {
  await until(backend.as("worker"), api.queue.head, {}, (head) => head !== null);
  return await claim(backend);
}

describe("the checkpoints of a course that did not pass its checks", () => {
  onEveryBackend((start) => {
    it.each([
      ["the next attempt of a model", "claude", "delayed"],
      ["the job that retries it", "static", "failed"],
    ] as const)("are not found by %s, which makes its own", async (_, engine, status) => {
      const backend = await start();
      const { jobId } = await submit(backend, KEY, 3);
      const one = await claim(backend);
      const put = (by: typeof one, value: string) =>
        by.worker.mutation(api.checkpoints.put, { ...by.lease, key: keyAt("order"), value });
      const read = (by: typeof one) =>
        by.worker.query(api.checkpoints.get, { ...by.lease, key: keyAt("order") });
      await put(one, "false");
      const error = { code: "COURSE_INVALID" } as const;
      expect(await one.worker.mutation(api.queue.fail, { ...one.lease, error, engine })).toEqual({ status });
      if (status === "failed") await backend.as("viewer").mutation(api.jobs.retry, { jobId });
      const two = await claimSoon(backend);
      expect(await read(two)).toBeNull();
      passMillisecond();
      await put(two, "true");
      expect(await read(two)).toEqual({ value: "true" });
    });

    it("are only the named ones; with more than sixteen, all of them", async () => {
      const backend = await start();
      const { jobId } = await submit(backend, KEY, 3);
      const one = await claim(backend);
      const keys = Array.from({ length: 18 }, (_, index) => keyAt(`chapters/${index}.md@1`));
      const kept = async ({ worker, lease }: typeof one) => {
        const query = (key: string) => worker.query(api.checkpoints.get, { ...lease, key });
        const found = await Promise.all(keys.map(query));
        return keys.filter((_, index) => found[index] !== null);
      };
      const error = { code: "COURSE_INVALID" } as const;
      const fail = ({ worker, lease }: typeof one, rejected: string[]) =>
        worker.mutation(api.queue.fail, { ...lease, error, engine: "claude", rejected });
      for (const key of keys)
        await one.worker.mutation(api.checkpoints.put, { ...one.lease, key, value: "1" });
      await fail(one, [keys[0] ?? "", "a key of nothing"]);
      const two = await claimSoon(backend);
      expect(await kept(two)).toEqual(keys.slice(1));
      await fail(two, keys.slice(1, 17));
      await backend.as("viewer").mutation(api.jobs.retry, { jobId });
      const three = await claimSoon(backend);
      expect(await kept(three)).toEqual(keys.slice(17));
      for (const key of keys) {
        await three.worker.mutation(api.checkpoints.put, { ...three.lease, key, value: "1" });
      }
      await fail(three, keys.slice(0, 17));
      expect(await kept(await claimSoon(backend))).toEqual([]);
    });

    it("do not include the account of the cost; a new job starts its own", async () => {
      const backend = await start();
      const viewer = backend.as("viewer");
      const { jobId } = await submit(backend, KEY, 3);
      const one = await claim(backend);
      const read = (by: typeof one) => by.worker.query(api.checkpoints.get, { ...by.lease, key: USAGE });
      passMillisecond();
      await one.worker.mutation(api.checkpoints.put, { ...one.lease, key: USAGE, value: "1" });
      const error = { code: "COURSE_INVALID" } as const;
      await one.worker.mutation(api.queue.fail, { ...one.lease, error, engine: "claude" });
      const two = await claimSoon(backend);
      expect(await read(two)).toEqual({ value: "1" });
      await viewer.mutation(api.jobs.cancel, { jobId });
      await viewer.mutation(api.jobs.submit, { repository: KEY, settings: { fresh: true } });
      expect(await read(await claim(backend))).toBeNull();
    });
  });
});
