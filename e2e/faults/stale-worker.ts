/**
 * A worker that does not own a job but tries to change it, with a valid token, as one that comes back
 * late does.
 */
import { api, signToken } from "@fondation/backend";
import { ConvexHttpClient } from "convex/browser";
import type { System } from "../system/contract/system.ts";

/** What such a worker claims about a job. */
export interface StaleClaim {
  readonly jobId: string;
  readonly epoch: number;
  readonly workerId: string;
}

/** Every change of a job that is not refused for the lost lease. */
export async function acceptedChanges({ backend, secrets }: System, claim: StaleClaim): Promise<string[]> {
  if (secrets === undefined) throw new Error("A system that is only attached to has no key to sign with.");
  const client = new ConvexHttpClient(backend.url, { logger: false, skipConvexDeploymentUrlCheck: true });
  const token = { role: "worker", subject: claim.workerId, expiresInSeconds: 60 } as const;
  client.setAuth(await signToken(secrets["signing-key"], token));
  const job = await backend.job(claim.jobId);
  if (job === null) throw new Error(`The backend knows no job ${claim.jobId}.`);
  const lease = { ...claim, jobId: job.jobId };
  const progress = { stage: "chapters", step: 4, documentsDone: 1, documentsTotal: 12 } as const;
  const changes = {
    heartbeat: () => client.mutation(api.queue.heartbeat, lease),
    progress: () => client.mutation(api.queue.progress, { ...lease, ...progress }),
    fail: () => client.mutation(api.queue.fail, { ...lease, error: { code: "INTERNAL" } }),
    handBack: () => client.mutation(api.queue.handBack, lease),
  };
  const accepted: string[] = [];
  for (const [name, change] of Object.entries(changes)) {
    const answer = await change().then(
      () => name,
      (error: unknown) => (String(error).includes("LEASE_LOST") ? undefined : `${name}: ${String(error)}`),
    );
    if (answer !== undefined) accepted.push(answer);
  }
  return accepted;
}
