import { api, type ClaimedJob, type Id } from "../index.ts";
import type { Caller, TestBackend } from "./driver.ts";
import {
  COMMIT,
  SAMPLE_SOURCES,
  type SampleDocument,
  sampleDocuments,
  sampleManifest,
} from "./sample-course.ts";

type Callers = Pick<TestBackend, "as">;

export interface Lease {
  jobId: Id<"jobs">;
  workerId: string;
  epoch: number;
}

export async function submit(
  backend: Callers,
  repository = "owner/name",
  chapters = 10,
  engine: "auto" | "static" | "claude" = "auto",
) {
  const settings = { chapters, engine };
  return await backend.as("viewer").mutation(api.jobs.submit, { repository, settings });
}

/** Claims the head of the queue. Throws when the queue is empty. */
export async function claim(
  backend: Callers,
  workerId = "w1",
): Promise<{ job: ClaimedJob; lease: Lease; worker: Caller }> {
  const worker = backend.as("worker");
  const job = await worker.mutation(api.queue.claim, { workerId, capacity: 1 });
  if (job === null) throw new Error("There was nothing to claim.");
  return { job, worker, lease: { jobId: job.jobId, workerId, epoch: job.epoch } };
}

/** The view of a job. Throws when the job does not exist. */
export async function look(backend: Callers, jobId: string) {
  const job = await backend.as("viewer").query(api.jobs.get, { jobId });
  if (job === null) throw new Error(`Job ${jobId} is gone.`);
  return job;
}

export async function beginCourse(worker: Caller, lease: Lease, chapters = 10, commit = COMMIT) {
  const { courseId } = await worker.mutation(api.publishing.begin, {
    ...lease,
    commit,
    engine: { name: "static", version: "1" },
    language: "fr",
    chapters,
    languages: ["TypeScript"],
  });
  return courseId;
}

export async function store(
  worker: Caller,
  lease: Lease,
  courseId: Id<"courses">,
  documents: readonly SampleDocument[],
) {
  for (const document of documents) {
    await worker.mutation(api.publishing.document, { ...lease, courseId, document });
  }
  await worker.mutation(api.publishing.sources, { ...lease, courseId, sources: SAMPLE_SOURCES });
}

/** Publishes a sample course and completes the job. */
export async function publish(
  worker: Caller,
  lease: Lease,
  chapters = 10,
  edition = "première",
  commit = COMMIT,
) {
  const documents = sampleDocuments(chapters, edition);
  const courseId = await beginCourse(worker, lease, chapters, commit);
  await store(worker, lease, courseId, documents);
  const manifest = JSON.stringify({ ...sampleManifest(documents, chapters), commit });
  await worker.mutation(api.publishing.complete, { ...lease, courseId, manifest });
  return courseId;
}

export async function makeCourse(backend: Callers, repository = "owner/name", edition = "première") {
  await submit(backend, repository, 3);
  const { worker, lease } = await claim(backend);
  return await publish(worker, lease, 3, edition);
}

/** Publishes a sample course whose pictures and PDF are missing. */
export async function publishUndrawn(backend: Callers, fault?: "browser") {
  await submit(backend, "owner/name", 3);
  const { worker, lease } = await claim(backend);
  const documents = sampleDocuments(3);
  const courseId = await beginCourse(worker, lease, 3);
  await store(worker, lease, courseId, documents);
  const manifest = JSON.stringify(sampleManifest(documents, 3));
  const completion = {
    ...lease,
    courseId,
    manifest,
    renderingsMissing: true,
    ...(fault === undefined ? {} : { renderingFault: fault }),
  };
  await worker.mutation(api.publishing.complete, completion);
  return courseId;
}
