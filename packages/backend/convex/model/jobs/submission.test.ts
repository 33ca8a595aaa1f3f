import { describe, expect, it } from "vitest";
import { api } from "../../../src/index.ts";
import { refusalOf } from "../../../src/testing/driver.ts";
import { onEveryBackend } from "../../../src/testing/implementations.ts";
import { claim, look, makeCourse, submit } from "../../../src/testing/worker-calls.ts";

describe("submitting", () => {
  onEveryBackend((start) => {
    it("queues a job with the default settings and adds the repository", async () => {
      const backend = await start();
      const viewer = backend.as("viewer");
      const submitted = await viewer.mutation(api.jobs.submit, { repository: "owner/name" });
      expect(submitted.created).toBe(true);
      expect(await viewer.query(api.jobs.get, { jobId: submitted.jobId })).toEqual({
        jobId: submitted.jobId,
        repositoryId: submitted.repositoryId,
        repositoryKey: "owner/name",
        route: "/cours/owner/name",
        status: "queued",
        stage: null,
        step: 0,
        documentsDone: 0,
        documentsTotal: 0,
        documents: [],
        engine: "auto",
        language: "fr",
        chapters: 10,
        attempt: 1,
        epoch: 0,
        queuedAt: expect.any(Number),
        startedAt: null,
        endedAt: null,
        retryAt: null,
        error: null,
        usage: null,
        engineChosen: null,
      });
      expect(await viewer.query(api.repositories.get, { key: "owner/name" })).toMatchObject({
        repositoryId: submitted.repositoryId,
        key: "owner/name",
        host: "github.com",
        url: "https://github.com/owner/name",
        route: "/cours/owner/name",
        latestJob: { jobId: submitted.jobId },
        course: null,
        languages: [],
      });
    });

    it("twice returns the active job, whatever the spelling, queued or running", async () => {
      const backend = await start();
      const { jobId, repositoryId } = await submit(backend, "Owner/Name");
      const same = { jobId, repositoryId, created: false };
      expect(await submit(backend, "https://github.com/owner/name.git/")).toEqual(same);
      await claim(backend);
      expect(await submit(backend, "owner/name")).toEqual(same);
    });

    it("at the same moment makes one job", async () => {
      const backend = await start();
      const all = await Promise.all(Array.from({ length: 5 }, () => submit(backend)));
      expect(all.filter(({ created }) => created)).toHaveLength(1);
      expect(new Set(all.map(({ jobId }) => jobId)).size).toBe(1);
    });

    it("again after completion makes a new job: the course is regenerated", async () => {
      const backend = await start();
      await makeCourse(backend);
      const again = await submit(backend);
      expect(again.created).toBe(true);
      const repository = await backend.as("viewer").query(api.repositories.get, { key: "owner/name" });
      expect(repository?.latestJob?.jobId).toBe(again.jobId);
      expect(repository?.course).not.toBeNull();
    });

    it("an invalid repository is refused with the reason and stores nothing", async () => {
      const viewer = (await start()).as("viewer");
      const refusal = await refusalOf(
        viewer.mutation(api.jobs.submit, { repository: "http://10.0.0.1/a/b" }),
      );
      expect(refusal).toEqual({
        code: "REPOSITORY_INVALID",
        reason: "repository.protocol",
        facts: { protocol: "http" },
      });
      const paginationOpts = { numItems: 10, cursor: null };
      expect((await viewer.query(api.repositories.list, { paginationOpts })).page).toEqual([]);
    });

    it("takes http and a private host for the default server only", async () => {
      const backend = await start({ serverUrl: "http://127.0.0.1:8123" });
      await submit(backend, "http://127.0.0.1:8123/owner/name");
      const { job } = await claim(backend);
      expect(job.repository).toMatchObject({
        key: "owner/name",
        host: "127.0.0.1:8123",
        cloneUrl: "http://127.0.0.1:8123/owner/name.git",
      });
      expect((await refusalOf(submit(backend, "https://127.0.0.1:9999/owner/name"))).code).toBe(
        "REPOSITORY_INVALID",
      );
    });

    it("takes a private host that the operator listed", async () => {
      const backend = await start({ privateHosts: "git.internal, 10.0.0.7:8443" });
      await submit(backend, "https://git.internal/owner/name");
      await submit(backend, "https://10.0.0.7:8443/owner/name");
      expect((await claim(backend)).job.repository.cloneUrl).toBe("https://git.internal/owner/name.git");
      for (const other of ["https://10.0.0.7/owner/name", "https://other.internal/owner/name"]) {
        expect(await refusalOf(submit(backend, other))).toMatchObject({
          code: "REPOSITORY_INVALID",
          reason: "repository.private-host",
        });
      }
    });

    it.each([2, 21, 3.5, Number.NaN])("with %s chapters is refused", async (chapters) => {
      const refusal = await refusalOf(submit(await start(), "owner/name", chapters));
      expect(refusal.code).toBe("SETTINGS_INVALID");
    });

    it("a retry of a completed job is refused", async () => {
      const backend = await start();
      await makeCourse(backend);
      const viewer = backend.as("viewer");
      const repository = await viewer.query(api.repositories.get, { key: "owner/name" });
      const jobId = repository?.latestJob?.jobId ?? "";
      expect((await refusalOf(viewer.mutation(api.jobs.retry, { jobId }))).code).toBe("JOB_NOT_RETRYABLE");
      expect((await refusalOf(viewer.mutation(api.jobs.retry, { jobId: "none" }))).code).toBe(
        "JOB_NOT_FOUND",
      );
    });

    it("a retry of a canceled job makes a new one", async () => {
      const backend = await start();
      const { jobId } = await submit(backend, "owner/name", 4);
      const viewer = backend.as("viewer");
      await viewer.mutation(api.jobs.cancel, { jobId });
      const again = await viewer.mutation(api.jobs.retry, { jobId });
      expect(again.created).toBe(true);
      expect(await look(backend, again.jobId)).toMatchObject({ status: "queued", chapters: 4 });
    });

    it("a local directory gets its own key, also when another has the same name", async () => {
      const backend = await start({ access: "open" });
      const worker = backend.as("worker");
      const local = (path: string) => worker.mutation(api.jobs.submitLocal, { path, name: "app" });
      const one = await local("/home/a/app");
      const two = await local("/home/b/app");
      expect(await local("/home/a/app")).toEqual({ ...one, created: false });
      expect(two.repositoryId).not.toBe(one.repositoryId);
      expect((await claim(backend)).job.repository).toEqual({
        key: "local/app",
        host: "local",
        owner: "local",
        name: "app",
        cloneUrl: "/home/a/app",
        kind: "local",
      });
      expect((await claim(backend)).job.repository).toMatchObject({
        key: "local/app-2",
        cloneUrl: "/home/b/app",
      });
    });

    it("a local directory can be retried while access is open", async () => {
      const backend = await start({ access: "open" });
      const { jobId } = await backend
        .as("worker")
        .mutation(api.jobs.submitLocal, { path: "/srv/app", name: "app" });
      await backend.as("nobody").mutation(api.jobs.cancel, { jobId });
      expect((await backend.as("nobody").mutation(api.jobs.retry, { jobId })).created).toBe(true);
    });

    it.each([
      ["app", "app"],
      ["/home/a/app", "../app"],
      ["/home/a/app", "-app"],
    ])("the directory %s as %s is refused", async (path, name) => {
      const worker = (await start({ access: "open" })).as("worker");
      const refusal = await refusalOf(worker.mutation(api.jobs.submitLocal, { path, name }));
      expect(refusal.code).toBe("REPOSITORY_INVALID");
    });

    it("lists repositories by last activity and jobs by submission, newest first", async () => {
      const backend = await start();
      const one = await submit(backend, "owner/one");
      const two = await submit(backend, "owner/two");
      const viewer = backend.as("viewer");
      const recent = await viewer.query(api.jobs.recent, { limit: 10 });
      expect(recent.map(({ jobId }) => jobId)).toEqual([two.jobId, one.jobId]);
      expect(await viewer.query(api.jobs.recent, { limit: 1 })).toHaveLength(1);
      await viewer.mutation(api.jobs.cancel, { jobId: one.jobId });
      const list = (cursor: string | null) =>
        viewer.query(api.repositories.list, { paginationOpts: { numItems: 1, cursor } });
      const first = await list(null);
      const second = await list(first.continueCursor);
      expect([first, second].map(({ page }) => page[0]?.key)).toEqual(["owner/one", "owner/two"]);
    });

    it("finds a repository by its key in any case; null for unknown or malformed keys", async () => {
      const backend = await start();
      await submit(backend, "Owner/Name");
      const viewer = backend.as("viewer");
      const get = (key: string) => viewer.query(api.repositories.get, { key });
      expect((await get("owner/NAME"))?.key).toBe("Owner/Name");
      expect((await get("github.com/owner/name"))?.key).toBe("Owner/Name");
      for (const key of ["owner/other", "", "/", "a/b/c/d", "local/name"]) expect(await get(key)).toBeNull();
      expect(await viewer.query(api.jobs.get, { jobId: "no id" })).toBeNull();
    });
  });
});
