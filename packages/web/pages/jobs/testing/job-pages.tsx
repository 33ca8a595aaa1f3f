/** The page of a job, live, before a real deployment; the test is the worker. Import `window.ts` before it. */

import { api, signToken } from "@fondation/backend";
import { cleanup, render } from "@testing-library/react";
import { ConvexHttpClient } from "convex/browser";
import { ConvexProvider, ConvexReactClient } from "convex/react";
import { MemoryRouter, Route, Routes } from "react-router";
import type { Lease } from "../../../server/testing/published-course.ts";
import { JobPage } from "../page/JobPage.tsx";
import { startDeployment } from "../../testing/web-deployment.ts";

/** A deployment, its only worker, and whoever looks at a job. */
export interface JobPages {
  /** The test, as the deployment knows it. */
  readonly worker: ConvexHttpClient;
  /** Submits a repository and claims its job. Throws when the head of the queue is another one's. */
  claim(repository: string): Promise<Lease>;
  /** Opens the page of a job. Returns what it sends to the backend, which goes on growing. */
  open(jobId: string): readonly string[];
  /** Closes every page that was opened. */
  close(): Promise<void>;
  /** Ends the deployment. */
  stop(): Promise<void>;
}

/** Starts a deployment that is open to everybody. */
export async function startJobPages(): Promise<JobPages> {
  const { convexUrl, signingKey, stop } = await startDeployment({ access: "open" });
  const worker = new ConvexHttpClient(convexUrl);
  worker.setAuth(await signToken(signingKey, { role: "worker", subject: "test", expiresInSeconds: 600 }));
  const clients: ConvexReactClient[] = [];
  return {
    worker,
    stop,
    claim: (repository) => claim(worker, repository),
    open(jobId) {
      const { client, sent } = watchedClient(convexUrl);
      clients.push(client);
      show(jobId, client);
      return sent;
    },
    async close() {
      cleanup();
      await Promise.all(clients.splice(0).map((client) => client.close()));
    },
  };
}

async function claim(worker: ConvexHttpClient, repository: string): Promise<Lease> {
  await worker.mutation(api.jobs.submit, { repository });
  const job = await worker.mutation(api.queue.claim, { workerId: "w1", capacity: 1 });
  if (job?.repository.key !== repository) {
    throw new Error(`The head of the queue was of ${job?.repository.key ?? "nobody"}, not of ${repository}.`);
  }
  return { jobId: job.jobId, workerId: "w1", epoch: job.epoch };
}

/** A client whose socket remembers what it sent. */
function watchedClient(convexUrl: string): { client: ConvexReactClient; sent: readonly string[] } {
  const sent: string[] = [];
  class WatchedSocket extends WebSocket {
    override send(data: string | Parameters<WebSocket["send"]>[0]): void {
      sent.push(String(data));
      super.send(data);
    }
  }
  const client = new ConvexReactClient(convexUrl, {
    unsavedChangesWarning: false,
    webSocketConstructor: WatchedSocket,
  });
  return { client, sent };
}

function show(jobId: string, client: ConvexReactClient): void {
  render(
    <ConvexProvider client={client}>
      <MemoryRouter initialEntries={[`/jobs/${jobId}`]}>
        <Routes>
          <Route path="/jobs/:jobId" element={<JobPage />} />
        </Routes>
      </MemoryRouter>
    </ConvexProvider>,
  );
}
