import { describe, expect, it } from "vitest";
import { api } from "../../../src/index.ts";
import { refusalOf, type TestBackend } from "../../../src/testing/driver.ts";
import { onEveryBackend } from "../../../src/testing/implementations.ts";
import { pass, stopTime } from "../../../src/testing/time.ts";
import { claim } from "../../../src/testing/worker-calls.ts";

const HOUR = 3_600_000;
const USED = { requests: 1, inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0 };

type Engine = "auto" | "static" | "claude";

/** The calls of a viewer. Each is sent in a session of its own. */
function viewerOf(backend: TestBackend, viewer?: string) {
  let sessions = 0;
  const caller = () => {
    sessions += 1;
    const subject = `session ${sessions}`;
    return backend.as("viewer", viewer === undefined ? { subject } : { subject, viewer });
  };
  return {
    submit: (name: string, engine: Engine = "auto") =>
      caller().mutation(api.jobs.submit, { repository: `owner/${name}`, settings: { engine } }),
    retry: (jobId: string) => caller().mutation(api.jobs.retry, { jobId }),
    cancel: (jobId: string) => caller().mutation(api.jobs.cancel, { jobId }),
  };
}

describe("a viewer's quota", () => {
  onEveryBackend((start) => {
    it("limits the jobs that wait or run, whatever the session, apart from other viewers", async () => {
      const backend = await start({ more: { FONDATION_VIEWER_QUEUE: "2" } });
      const [ada, eve] = [viewerOf(backend, "ada"), viewerOf(backend, "eve")];
      const { jobId } = await ada.submit("one");
      await ada.submit("two");
      expect(await refusalOf(ada.submit("three"))).toEqual({
        code: "QUOTA_EXCEEDED",
        reason: "quota.queue",
        facts: { most: 2 },
      });
      expect((await ada.submit("one")).created).toBe(false);
      expect((await eve.submit("three")).created).toBe(true);
      await claim(backend);
      expect((await refusalOf(ada.submit("four"))).reason).toBe("quota.queue");
      await ada.cancel(jobId);
      expect((await ada.submit("four")).created).toBe(true);
    });

    it("limits the jobs of an hour, and says when the next one is accepted", async () => {
      stopTime();
      const backend = await start({ more: { FONDATION_VIEWER_JOBS_PER_HOUR: "2" } });
      const ada = viewerOf(backend, "ada");
      const { jobId } = await ada.submit("one");
      await ada.cancel(jobId);
      // Timestamps of the embedded backend never repeat: some are milliseconds ahead of the clock.
      await pass(HOUR / 4 + 10_000);
      await ada.cancel((await ada.submit("two")).jobId);
      for (const call of [() => ada.submit("three"), () => ada.retry(jobId)]) {
        const { reason, facts } = await refusalOf(call());
        expect([reason, facts]).toEqual(["quota.hour", { most: 2, minutes: 45 }]);
      }
      await pass((HOUR * 3) / 4 + 1_000);
      expect((await ada.retry(jobId)).created).toBe(true);
    });

    it("limits the cost of a day; a job that has not ended counts as its limit", async () => {
      stopTime();
      const backend = await start({
        more: { FONDATION_VIEWER_DAILY_COST: "50", FONDATION_MAX_COST: "20" },
      });
      const ada = viewerOf(backend, "ada");
      await ada.submit("one");
      await ada.submit("two", "claude");
      expect(await refusalOf(ada.submit("three"))).toEqual({
        code: "QUOTA_EXCEEDED",
        reason: "quota.cost",
        facts: { budget: 50, used: 40 },
      });
      expect((await ada.submit("free", "static")).created).toBe(true);

      const { worker, lease } = await claim(backend);
      await worker.mutation(api.queue.usage, { ...lease, step: 1, ...USED, costUsd: 15 });
      expect((await refusalOf(ada.submit("three"))).facts).toEqual({ budget: 50, used: 40 });
      await ada.cancel(lease.jobId);
      expect((await refusalOf(ada.submit("three"))).facts).toEqual({ budget: 50, used: 35 });
      await pass(24 * HOUR + 1_000);
      expect((await ada.submit("three")).created).toBe(true);
    });

    it("does not count the command, nor anybody with open access", async () => {
      const more = { FONDATION_VIEWER_QUEUE: "1" };
      const command = viewerOf(await start({ more }));
      const person = (await start({ access: "open", more })).as("nobody");
      for (const name of ["one", "two", "three"]) {
        expect((await command.submit(name)).created).toBe(true);
        const repository = `owner/${name}`;
        expect((await person.mutation(api.jobs.submit, { repository })).created).toBe(true);
      }
    });
  });
});

describe("FONDATION_ALLOWED_OWNERS", () => {
  onEveryBackend((start) => {
    it("refuses other owners on the default server, where the operator's token is sent", async () => {
      const backend = await start({ more: { FONDATION_ALLOWED_OWNERS: "Ada, my-team" } });
      const submit = (repository: string) => backend.as("viewer").mutation(api.jobs.submit, { repository });
      for (const repository of ["eve/x", "https://github.com/EVE/x", "https://www.github.com/eve/x"]) {
        expect(await refusalOf(submit(repository))).toMatchObject({
          code: "REPOSITORY_DENIED",
          reason: "repository.not-allowed-owner",
        });
      }
      for (const repository of ["ada/x", "https://github.com/My-Team/x", "https://gitlab.com/eve/x"]) {
        expect((await submit(repository)).created).toBe(true);
      }
    });

    it("does not concern directories of this machine", async () => {
      const backend = await start({ access: "open", more: { FONDATION_ALLOWED_OWNERS: "ada" } });
      const local = { path: "/srv/app", name: "app" };
      expect((await backend.as("worker").mutation(api.jobs.submitLocal, local)).created).toBe(true);
    });
  });
});
