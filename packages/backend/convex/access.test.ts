import type { FunctionReference } from "convex/server";
import { ConvexError } from "convex/values";
import { describe, expect, it } from "vitest";
import { api, type Id } from "../src/index.ts";
import { type Caller, refusalOf, type Who } from "../src/testing/driver.ts";
import { onEveryBackend } from "../src/testing/implementations.ts";
import { beginCourse, claim, submit } from "../src/testing/worker-calls.ts";

type Right = "anyone" | "viewer" | "worker" | "local";
type Ids = { jobId: Id<"jobs">; courseId: Id<"courses"> };
type Entry = {
  right: Right;
  called: FunctionReference<"query" | "mutation", "public">;
  kind: "query" | "mutation";
  args: (ids: Ids) => Record<string, unknown>;
};

const page = { paginationOpts: { numItems: 1, cursor: null } };
/** A lease that does not exist: a caller with access gets LEASE_LOST. */
const stale = ({ jobId }: Ids) => ({ jobId, workerId: "nobody", epoch: 99 });
/** A claim to draw a course that does not exist: a caller with access gets RENDERING_LOST. */
const unclaimed = ({ courseId }: Ids) => ({ courseId, claim: 0 });
const query = (right: Right, called: FunctionReference<"query", "public">, args: Entry["args"]): Entry => ({
  right,
  called,
  kind: "query",
  args,
});
const mutation = (
  right: Right,
  called: FunctionReference<"mutation", "public">,
  args: Entry["args"],
): Entry => ({ right, called, kind: "mutation", args });

/** Every public function and who may call it. */
const FUNCTIONS: Record<string, Entry> = {
  "checkpoints:get": query("worker", api.checkpoints.get, (ids) => ({ ...stale(ids), key: "k" })),
  "checkpoints:put": mutation("worker", api.checkpoints.put, (ids) => ({
    ...stale(ids),
    key: "k",
    value: "1",
  })),
  "courses:bookletPart": query("viewer", api.courses.bookletPart, ({ courseId }) => ({ courseId, part: 0 })),
  "courses:diagram": query("viewer", api.courses.diagram, ({ courseId }) => ({ courseId, source: "s" })),
  "courses:document": query("viewer", api.courses.document, ({ courseId }) => ({ courseId, slug: "s" })),
  "courses:get": query("viewer", api.courses.get, () => ({ key: "owner/name" })),
  "courses:material": query("viewer", api.courses.material, ({ courseId }) => ({ courseId })),
  "courses:source": query("viewer", api.courses.source, ({ courseId }) => ({ courseId, citation: "c" })),
  "health:ready": query("anyone", api.health.ready, () => ({})),
  "jobs:cancel": mutation("viewer", api.jobs.cancel, ({ jobId }) => ({ jobId })),
  "jobs:get": query("viewer", api.jobs.get, ({ jobId }) => ({ jobId })),
  "jobs:recent": query("viewer", api.jobs.recent, () => ({ limit: 1 })),
  "jobs:retry": mutation("viewer", api.jobs.retry, ({ jobId }) => ({ jobId })),
  "jobs:submit": mutation("viewer", api.jobs.submit, () => ({ repository: "owner/other" })),
  "jobs:submitLocal": mutation("local", api.jobs.submitLocal, () => ({ path: "/srv/app", name: "app" })),
  "logs:append": mutation("worker", api.logs.append, (ids) => ({ ...stale(ids), lines: [] })),
  "logs:list": query("viewer", api.logs.list, ({ jobId }) => ({ jobId, ...page })),
  "publishing:begin": mutation("worker", api.publishing.begin, (ids) => ({
    ...stale(ids),
    commit: "c",
    engine: { name: "static", version: "1" },
    language: "fr",
    chapters: 10,
  })),
  "publishing:bookletPart": mutation("worker", api.publishing.bookletPart, (ids) => ({
    ...stale(ids),
    courseId: ids.courseId,
    part: 0,
    parts: 1,
    bytes: new ArrayBuffer(1),
  })),
  "publishing:complete": mutation("worker", api.publishing.complete, (ids) => ({
    ...stale(ids),
    courseId: ids.courseId,
    manifest: "{}",
  })),
  "publishing:diagrams": mutation("worker", api.publishing.diagrams, (ids) => ({
    ...stale(ids),
    courseId: ids.courseId,
    diagrams: [],
  })),
  "publishing:document": mutation("worker", api.publishing.document, (ids) => ({
    ...stale(ids),
    courseId: ids.courseId,
    document: { slug: "s", kind: "chapter", position: 1, title: "t", content: "c" },
  })),
  "publishing:sources": mutation("worker", api.publishing.sources, (ids) => ({
    ...stale(ids),
    courseId: ids.courseId,
    sources: [],
  })),
  "queue:claim": mutation("worker", api.queue.claim, () => ({ workerId: "w", capacity: 0 })),
  "queue:commit": mutation("worker", api.queue.commit, (ids) => ({ ...stale(ids), commit: "c".repeat(40) })),
  "queue:engine": mutation("worker", api.queue.engine, (ids) => ({
    ...stale(ids),
    name: "static",
    reason: "asked-for",
  })),
  "queue:fail": mutation("worker", api.queue.fail, (ids) => ({
    ...stale(ids),
    error: { code: "INTERNAL" },
  })),
  "queue:handBack": mutation("worker", api.queue.handBack, stale),
  "queue:head": query("worker", api.queue.head, () => ({})),
  "queue:heartbeat": mutation("worker", api.queue.heartbeat, stale),
  "queue:progress": mutation("worker", api.queue.progress, (ids) => ({
    ...stale(ids),
    stage: "order",
    step: 3,
    documentsDone: 0,
    documentsTotal: 0,
  })),
  "queue:usage": mutation("worker", api.queue.usage, (ids) => ({
    ...stale(ids),
    step: 1,
    requests: 0,
    inputTokens: 0,
    outputTokens: 0,
    cacheReadTokens: 0,
    cacheWriteTokens: 0,
    costUsd: 0,
  })),
  "queue:watch": query("worker", api.queue.watch, ({ jobId }) => ({ jobId, epoch: 1 })),
  "renderings:waiting": query("worker", api.renderings.waiting, () => ({})),
  "renderings:take": mutation("worker", api.renderings.take, () => ({ workerId: "w" })),
  "renderings:document": query("worker", api.renderings.document, (ids) => ({
    ...unclaimed(ids),
    slug: "s",
  })),
  "renderings:diagrams": mutation("worker", api.renderings.diagrams, (ids) => ({
    ...unclaimed(ids),
    workerId: "w",
    diagrams: [],
  })),
  "renderings:bookletPart": mutation("worker", api.renderings.bookletPart, (ids) => ({
    ...unclaimed(ids),
    workerId: "w",
    part: 0,
    parts: 1,
    bytes: new ArrayBuffer(1),
  })),
  "renderings:end": mutation("worker", api.renderings.end, (ids) => ({
    ...unclaimed(ids),
    workerId: "w",
    fault: null,
  })),
  "renderings:picture": query("worker", api.renderings.picture, (ids) => ({
    ...unclaimed(ids),
    source: "s",
  })),
  "renderings:browserless": mutation("worker", api.renderings.browserless, ({ courseId }) => ({
    courseId,
    workerId: "w",
  })),
  "renderings:again": mutation("viewer", api.renderings.again, ({ courseId }) => ({ courseId })),
  "repositories:get": query("viewer", api.repositories.get, () => ({ key: "owner/name" })),
  "repositories:list": query("viewer", api.repositories.list, () => page),
  "sessions:check": query("viewer", api.sessions.check, () => ({})),
  "workers:beat": mutation("worker", api.workers.beat, () => ({ workerId: "w" })),
  "workers:leave": mutation("worker", api.workers.leave, () => ({ workerId: "w" })),
  "workers:present": query("viewer", api.workers.present, () => ({})),
  "workers:serving": query("viewer", api.workers.serving, () => ({ engine: "claude" })),
  "workers:register": mutation("worker", api.workers.register, () => ({
    workerId: "w",
    name: "w",
    concurrency: 1,
  })),
  // Last, because it ends the caller's session.
  "sessions:end": mutation("viewer", api.sessions.end, () => ({})),
};

const mayCall: Record<Right, (who: Who, isOpen: boolean) => boolean> = {
  anyone: () => true,
  viewer: (who, isOpen) => isOpen || who === "viewer",
  worker: (who) => who === "worker",
  local: (who, isOpen) => isOpen && who === "worker",
};

async function isAdmitted(caller: Caller, entry: Entry, ids: Ids): Promise<boolean> {
  const { called, kind, args } = entry;
  try {
    if (kind === "query") await caller.query(called as FunctionReference<"query">, args(ids));
    else await caller.mutation(called as FunctionReference<"mutation">, args(ids));
    return true;
  } catch (error) {
    if (!(error instanceof ConvexError)) throw error;
    return error.data.code !== "ACCESS_DENIED";
  }
}

describe("access", () => {
  it("is decided for every public function", async () => {
    const modules = import.meta.glob<Record<string, { isPublic?: boolean }>>(["./*.ts", "!./*.test.ts"], {
      eager: true,
    });
    const found = Object.entries(modules).flatMap(([file, exported]) =>
      Object.entries(exported)
        .filter(([, value]) => value?.isPublic === true)
        .map(([name]) => `${file.replace(/^.*\/(\w+)\.ts$/, "$1")}:${name}`),
    );
    expect(found.sort()).toEqual(Object.keys(FUNCTIONS).sort());
  });

  onEveryBackend((start) => {
    describe.each(["token", "open"] as const)("with %s access", (access) => {
      it.each(["nobody", "viewer", "worker"] as const)("admits %s to exactly its functions", async (who) => {
        const backend = await start({ access });
        const { jobId } = await submit(backend);
        const { worker, lease } = await claim(backend);
        const ids = { jobId, courseId: await beginCourse(worker, lease) };
        const admitted: string[] = [];
        for (const [name, entry] of Object.entries(FUNCTIONS)) {
          if (await isAdmitted(backend.as(who), entry, ids)) admitted.push(name);
        }
        const expected = Object.entries(FUNCTIONS)
          .filter(([, { right }]) => mayCall[right](who, access === "open"))
          .map(([name]) => name);
        expect(admitted).toEqual(expected);
      });
    });

    it("lets a worker call in its own name only, where it names itself", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend);
      const ids = { jobId, courseId: await beginCourse(worker, lease) };
      const named = Object.entries(FUNCTIONS).filter(([, { args }]) => "workerId" in args(ids));
      expect(named.length).toBeGreaterThan(15);
      for (const [name, entry] of named) {
        expect([name, await isAdmitted(backend.as("worker", { subject: "another" }), entry, ids)]).toEqual([
          name,
          false,
        ]);
      }
    });

    it("lets no worker read or end the work of another", async () => {
      const backend = await start();
      const { jobId } = await submit(backend);
      const { worker, lease } = await claim(backend, "w1");
      await worker.mutation(api.checkpoints.put, { ...lease, key: "k", value: "1" });
      const other = { ...lease, workerId: "w2" };
      const read = () => worker.query(api.checkpoints.get, { ...other, key: "k" });
      expect((await refusalOf(read())).code).toBe("LEASE_LOST");
      await backend.as("viewer").mutation(api.jobs.cancel, { jobId });
      const write = worker.mutation(api.checkpoints.put, { ...other, key: "k", value: "2" });
      expect((await refusalOf(write)).code).toBe("LEASE_LOST");
      await worker.mutation(api.checkpoints.put, { ...lease, key: "k", value: "3" });
    });
  });
});
