/** The real backend functions on the embedded backend, with a viewer. */
import { join } from "node:path";
import { api, createSigningKey, type JobView, publicJwks, signToken } from "@fondation/backend";
import { bundleFunctions, type EmbeddedConvex, startEmbeddedConvex } from "@fondation/embedded-convex";
import { Secret } from "@fondation/environment";
import { ConvexClient, ConvexHttpClient } from "convex/browser";

export interface TestBackend {
  readonly url: string;
  readonly signingKey: Secret;
  readonly viewer: ConvexClient;
  /** Submits a repository of the default server. */
  submit(
    repository: string,
    settings?: { chapters?: number; language?: "fr" | "en"; engine?: "auto" | "static" },
  ): Promise<JobView["jobId"]>;
  /** Resolves with the job when `is` returns true for it. */
  untilJob(jobId: string, is: (job: JobView) => boolean): Promise<JobView>;
  /** Stores checkpoints for the first queued job, which stays queued. */
  keep(entries: ReadonlyMap<string, string>): Promise<void>;
  /** All log lines of a job, oldest first, each as its code and its facts in JSON. */
  logOf(jobId: string): Promise<string[]>;
  /** Replaces the backend by one without data, at the same address. */
  replace(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

let functions: Promise<string> | undefined;

export async function startBackend(options: {
  readonly githubServerUrl: string;
  readonly leaseMs?: number;
}): Promise<TestBackend> {
  functions ??= bundleFunctions(join(import.meta.dirname, "../../../backend/convex"));
  const key = await createSigningKey();
  const settings = {
    functions: await functions,
    dataDirectory: ":memory:",
    environment: {
      FONDATION_ACCESS: "open",
      FONDATION_JWKS: publicJwks(key),
      FONDATION_LEASE_MS: String(options.leaseMs ?? 30_000),
      GITHUB_SERVER_URL: options.githubServerUrl,
    },
  };
  let embedded: EmbeddedConvex = await startEmbeddedConvex(settings);
  const viewer = new ConvexClient(embedded.url, { logger: false });
  return {
    url: embedded.url,
    signingKey: new Secret(key, "FONDATION_SIGNING_KEY"),
    viewer,
    async submit(repository, settings = {}) {
      const { jobId } = await viewer.mutation(api.jobs.submit, { repository, settings });
      return jobId;
    },
    untilJob: (jobId, is) => untilJob(viewer, jobId, is),
    keep: (entries) => keep(embedded.url, key, entries),
    async logOf(jobId) {
      const paginationOpts = { numItems: 1000, cursor: null };
      const { page } = await viewer.query(api.logs.list, { jobId, paginationOpts });
      return page
        .toSorted((a, b) => a.sequence - b.sequence)
        .map(({ code, facts }) => `${code} ${JSON.stringify(facts)}`);
    },
    async replace() {
      await embedded.stop();
      embedded = await startEmbeddedConvex({ ...settings, port: embedded.port });
    },
    async [Symbol.asyncDispose]() {
      await viewer.close();
      await embedded.stop();
    },
  };
}

async function keep(url: string, key: string, entries: ReadonlyMap<string, string>): Promise<void> {
  const worker = new ConvexHttpClient(url, { logger: false });
  const workerId = "keeper";
  worker.setAuth(await signToken(key, { role: "worker", subject: workerId, expiresInSeconds: 600 }));
  const job = await worker.mutation(api.queue.claim, { workerId, capacity: 1 });
  if (job === null) throw new Error("No job is queued.");
  const lease = { jobId: job.jobId, workerId, epoch: job.epoch };
  for (const [name, value] of entries) {
    await worker.mutation(api.checkpoints.put, { ...lease, key: name, value });
  }
  await worker.mutation(api.queue.handBack, lease);
}

function untilJob(viewer: ConvexClient, jobId: string, is: (job: JobView) => boolean): Promise<JobView> {
  return new Promise((resolve, reject) => {
    const unsubscribe = viewer.onUpdate(
      api.jobs.get,
      { jobId },
      (job) => {
        if (job === null || !is(job)) return;
        // The client may call back before `onUpdate` has returned.
        queueMicrotask(() => unsubscribe());
        resolve(job);
      },
      reject,
    );
  });
}
