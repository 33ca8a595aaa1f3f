import { describe, expect, it } from "vitest";
import { api } from "../src/index.ts";
import { refusalOf } from "../src/testing/driver.ts";
import { onEveryBackend } from "../src/testing/implementations.ts";
import { claim, submit } from "../src/testing/worker-calls.ts";

const first = { numItems: 50, cursor: null };
const line = (model: string) => ({ at: 1, level: "info" as const, code: "model.resumed", facts: { model } });

describe("a job's log", () => {
  onEveryBackend((start) => {
    it("is read newest first, page by page, each line once", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      const models = Array.from({ length: 120 }, (_, index) => `model ${index}`);
      await worker.mutation(api.logs.append, { ...lease, lines: models.slice(0, 100).map(line) });
      await worker.mutation(api.logs.append, { ...lease, lines: models.slice(100).map(line) });
      const viewer = backend.as("viewer");
      const seen: string[] = [];
      const sequences: number[] = [];
      let page = await viewer.query(api.logs.list, { jobId, paginationOpts: first });
      for (;;) {
        seen.push(...page.page.map(({ facts }) => String(facts.model)));
        sequences.push(...page.page.map(({ sequence }) => sequence));
        if (page.isDone) break;
        const paginationOpts = { numItems: 50, cursor: page.continueCursor };
        page = await viewer.query(api.logs.list, { jobId, paginationOpts });
      }
      expect(seen).toEqual(models.toReversed());
      expect(sequences).toEqual(models.map((_, index) => index).toReversed());
    });

    it("ends after 2,000 lines with a line that says so", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      const lines = Array.from({ length: 100 }, () => line("again"));
      for (let call = 0; call < 21; call += 1) {
        await worker.mutation(api.logs.append, { ...lease, lines });
      }
      const { page } = await backend.as("viewer").query(api.logs.list, { jobId, paginationOpts: first });
      expect(page[0]).toMatchObject({ sequence: 1_999, level: "warn", code: "log.full", facts: {} });
    });

    it("cuts long facts, and refuses more than 100 at once", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      await worker.mutation(api.logs.append, { ...lease, lines: [line("x".repeat(5_000))] });
      const { page } = await backend.as("viewer").query(api.logs.list, { jobId, paginationOpts: first });
      expect(page[0]?.facts).toEqual({ model: `${"x".repeat(2_000)}…` });
      const lines = Array.from({ length: 101 }, () => line("x"));
      expect((await refusalOf(worker.mutation(api.logs.append, { ...lease, lines }))).code).toBe(
        "LOG_TOO_LONG",
      );
    });

    it("of a job that does not exist is empty", async () => {
      const viewer = (await start()).as("viewer");
      const { page, isDone } = await viewer.query(api.logs.list, { jobId: "none", paginationOpts: first });
      expect({ page, isDone }).toEqual({ page: [], isDone: true });
    });
  });
});
