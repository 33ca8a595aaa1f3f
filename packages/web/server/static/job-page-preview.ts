import { api } from "@fondation/backend";
import type { FastifyRequest } from "fastify";
import { viewerClient } from "../backend/viewer-client.ts";
import type { Identify } from "../session/session-routes.ts";
import { PATIENCE_MS } from "./course-page-data.ts";
import { jobPreview, type PagePreview } from "./page-preview.ts";

export interface JobRequest {
  Params: { readonly id: string };
}

/** `undefined` for a visitor who may not see the job, and while Convex does not answer. */
export async function jobPagePreview(
  request: FastifyRequest<JobRequest>,
  {
    convexUrl,
    identify,
    patienceMs = PATIENCE_MS,
  }: { convexUrl: string; identify: Identify; patienceMs?: number | undefined },
): Promise<PagePreview | undefined> {
  try {
    const identity = await identify(request);
    if (identity === undefined) return undefined;
    const signal = AbortSignal.timeout(patienceMs);
    const client = viewerClient(convexUrl, identity, () => signal);
    const job = await client.query(api.jobs.get, { jobId: request.params.id });
    return job === null ? undefined : jobPreview(job);
  } catch {
    // The session has ended, or Convex is slow: the page says so itself.
    return undefined;
  }
}
