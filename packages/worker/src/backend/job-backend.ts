/**
 * The worker's calls to the backend about one job. Job, worker and epoch in each call prove that
 * the worker still owns the job.
 */
import { api } from "@fondation/backend";
import type { JobFailure } from "@fondation/backend/messages";
import type { ConvexClient } from "convex/browser";
import type { FunctionArgs, FunctionReturnType } from "convex/server";

export type ClaimedJob = NonNullable<FunctionReturnType<typeof api.queue.claim>>;

export type Progress = Omit<FunctionArgs<typeof api.queue.progress>, keyof Lease>;

export type LogLine = FunctionArgs<typeof api.logs.append>["lines"][number];

/**
 * Information for the next attempt: when a rate limit ends, and which checkpoints it must not use.
 */
export interface RetryHints {
  readonly resetAt?: number | undefined;
  /** Checkpoint keys. All checkpoints when absent. */
  readonly rejected?: readonly string[] | undefined;
}

export type ChosenEngine = Omit<FunctionArgs<typeof api.queue.engine>, keyof Lease>;

/** The usage of a model since the last report. */
export type UsageIncrement = Omit<FunctionArgs<typeof api.queue.usage>, keyof Lease>;

export type Ownership = FunctionReturnType<typeof api.queue.watch>;

/** Proves in every call that the worker owns the job. */
export type Lease = Pick<FunctionArgs<typeof api.queue.heartbeat>, "jobId" | "workerId" | "epoch">;

type CourseId = FunctionReturnType<typeof api.publishing.begin>["courseId"];
type Begin = Omit<FunctionArgs<typeof api.publishing.begin>, keyof Lease>;
type Document = FunctionArgs<typeof api.publishing.document>["document"];
type Diagram = FunctionArgs<typeof api.publishing.diagrams>["diagrams"][number];
type Source = FunctionArgs<typeof api.publishing.sources>["sources"][number];

export type JobBackend = ReturnType<typeof createJobBackend>;

/**
 * Binds the calls to a claim. Calls made while the connection is lost are sent when it is restored.
 */
export function createJobBackend(client: ConvexClient, lease: Lease) {
  // Whether another attempt can help depends on the engine, which the setting `auto` leaves open.
  let taken: ChosenEngine["name"] | undefined;
  return {
    heartbeat: () => client.mutation(api.queue.heartbeat, lease),
    watch: (onChange: (ownership: Ownership) => void, onError: (error: Error) => void) =>
      client.onUpdate(api.queue.watch, { jobId: lease.jobId, epoch: lease.epoch }, onChange, onError),
    progress: (progress: Progress) => client.mutation(api.queue.progress, { ...lease, ...progress }),
    appendLog: (lines: LogLine[]) => client.mutation(api.logs.append, { ...lease, lines }),
    handBack: () => client.mutation(api.queue.handBack, lease),
    /**
     * `resetAt`: when a rate limit ends, in epoch milliseconds. `rejected`: the checkpoints that
     * made a course invalid.
     */
    fail: (error: JobFailure, { resetAt, rejected }: RetryHints = {}) =>
      client.mutation(api.queue.fail, {
        ...lease,
        error,
        ...(resetAt === undefined ? {} : { resetAt }),
        ...(rejected === undefined ? {} : { rejected: [...rejected] }),
        ...(taken === undefined ? {} : { engine: taken }),
      }),
    engine: (chosen: ChosenEngine) => {
      taken = chosen.name;
      return client.mutation(api.queue.engine, { ...lease, ...chosen });
    },
    commit: (commit: string) => client.mutation(api.queue.commit, { ...lease, commit }),
    usage: (usage: UsageIncrement) => client.mutation(api.queue.usage, { ...lease, ...usage }),
    getCheckpoint: async (key: string) => {
      const found = await client.query(api.checkpoints.get, { ...lease, key });
      return found?.value;
    },
    putCheckpoint: (key: string, value: string) =>
      client.mutation(api.checkpoints.put, { ...lease, key, value }),
    beginCourse: async (begin: Begin) => {
      const { courseId } = await client.mutation(api.publishing.begin, { ...lease, ...begin });
      return courseId;
    },
    storeDocument: (courseId: CourseId, document: Document) =>
      client.mutation(api.publishing.document, { ...lease, courseId, document }),
    storeSources: (courseId: CourseId, sources: Source[]) =>
      client.mutation(api.publishing.sources, { ...lease, courseId, sources }),
    storeDiagrams: (courseId: CourseId, diagrams: Diagram[]) =>
      client.mutation(api.publishing.diagrams, { ...lease, courseId, diagrams }),
    /** The PDF is made later, and pictures that are missing for the reason `fault`. */
    completeCourse: async (courseId: CourseId, manifest: string, fault: "no-browser" | "browser" | null) => {
      await client.mutation(api.publishing.complete, {
        ...lease,
        courseId,
        manifest,
        renderingsMissing: true,
        // A deployment of an earlier version does not know it.
        ...(fault === null ? {} : { renderingFault: fault }),
      });
    },
  };
}
