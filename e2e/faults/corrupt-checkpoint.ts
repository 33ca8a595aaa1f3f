/**
 * Stores a corrupt checkpoint with a worker of the test's own, the way a worker stores its steps.
 */
import { api, signToken } from "@fondation/backend";
import { ConvexHttpClient } from "convex/browser";
import type { System } from "../system/contract/system.ts";
import { until } from "../system/waiting/until.ts";

/** Milliseconds for the job to reach the head of the queue. */
const HEAD = 10_000;

/**
 * Claims the head of the queue, which must be the job, stores a checkpoint for it and returns it to
 * the queue. All other workers must be paused.
 */
export async function plantCheckpoint(
  { backend, secrets }: System,
  step: { readonly jobId: string; readonly key: string; readonly value: unknown },
): Promise<void> {
  if (secrets === undefined) throw new Error("A system that is only attached to has no key to sign with.");
  const client = new ConvexHttpClient(backend.url, { logger: false, skipConvexDeploymentUrlCheck: true });
  const token = { role: "worker", subject: "planter", expiresInSeconds: 60 } as const;
  client.setAuth(await signToken(secrets["signing-key"], token));
  const workerId = "planter";
  const claimed = await until(
    "a job to plant a step for",
    async () => (await client.mutation(api.queue.claim, { workerId, capacity: 1 })) ?? undefined,
    { signal: AbortSignal.timeout(HEAD) },
  );
  const lease = { jobId: claimed.jobId, workerId, epoch: claimed.epoch };
  if (claimed.jobId === step.jobId) {
    const value = JSON.stringify(step.value);
    await client.mutation(api.checkpoints.put, { ...lease, key: step.key, value });
  }
  await client.mutation(api.queue.handBack, lease);
  if (claimed.jobId !== step.jobId)
    throw new Error(`Another job, ${claimed.jobId}, was at the head of the queue.`);
}
