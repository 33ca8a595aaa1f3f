/** Publishes a small course with the calls of a worker. */

import { api, type Id } from "@fondation/backend";
import { textBytes, textSha256 } from "@fondation/course/hash";
import { MAX_STORED_BYTES } from "@fondation/course/limits";
import type { ConvexHttpClient } from "convex/browser";

export interface Lease {
  readonly jobId: Id<"jobs">;
  readonly workerId: string;
  readonly epoch: number;
}

const COURSE = {
  commit: "0123456789abcdef0123456789abcdef01234567",
  engine: { name: "static" as const, version: "1" },
  language: "fr" as const,
  chapters: 3,
};

/** `contents`: the texts of documents by slug; the others have one letter. */
function courseDocuments(contents: Readonly<Record<string, string>>) {
  const kinds = ["chapter", "review", "tutorial"] as const;
  return [
    ...(["abstractions", "relationships", "order"] as const).map((kind) => ({ kind, position: 0 })),
    ...kinds.flatMap((kind) => [1, 2, 3].map((position) => ({ kind, position }))),
  ].map((entry) => {
    const slug = `${entry.kind}_${entry.position}`;
    return { ...entry, slug, title: "t", content: contents[slug] ?? "c\n" };
  });
}

/**
 * Claims the first job of the queue for the worker `worker`.
 *
 * @throws Error when the queue is empty.
 */
export async function claimNext(worker: ConvexHttpClient): Promise<Lease> {
  const workerId = "worker";
  const job = await worker.mutation(api.queue.claim, { workerId, capacity: 1 });
  if (job === null) throw new Error("There was nothing to claim.");
  return { jobId: job.jobId, workerId, epoch: job.epoch };
}

/** Publishes a course with or without a PDF, and completes the job. */
export async function publishCourse(
  worker: ConvexHttpClient,
  lease: Lease,
  pdf?: Buffer,
  contents: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { courseId } = await worker.mutation(api.publishing.begin, { ...lease, ...COURSE });
  const documents = courseDocuments(contents);
  for (const document of documents) {
    await worker.mutation(api.publishing.document, { ...lease, courseId, document });
  }
  const parts = pdf === undefined ? 0 : Math.ceil(pdf.length / MAX_STORED_BYTES);
  for (let part = 0; part < parts; part += 1) {
    const bytes = new Uint8Array(pdf?.subarray(part * MAX_STORED_BYTES, (part + 1) * MAX_STORED_BYTES) ?? [])
      .buffer;
    await worker.mutation(api.publishing.bookletPart, { ...lease, courseId, part, parts, bytes });
  }
  const manifest = {
    formatVersion: 1,
    repository: "owner/name",
    ...COURSE,
    documents: documents.map(({ content, ...entry }) => ({
      ...entry,
      sha256: textSha256(content),
      bytes: textBytes(content),
    })),
    citations: [],
    verification: { passed: true, checks: [] },
  };
  await worker.mutation(api.publishing.complete, { ...lease, courseId, manifest: JSON.stringify(manifest) });
}
