/**
 * The live page of a job with a real deployment. The test acts as the worker. Import
 * `jsdom-window.ts` before this file.
 */

import { api, signToken } from "@fondation/backend";
import { cleanup, render } from "@testing-library/react";
import { ConvexHttpClient } from "convex/browser";
import { ConvexProvider, ConvexReactClient } from "convex/react";
import { MemoryRouter, Route, Routes } from "react-router";
import type { Lease } from "../../../server/testing/published-course.ts";
import { JobPage } from "../page/JobPage.tsx";
import { startDeployment } from "../../testing/web-deployment.ts";

export interface JobPages {
  readonly worker: ConvexHttpClient;
  /**
   * Submits a repository and claims its job.
   *
   * @throws Error when another job is first in the queue.
   */
  claim(repository: string): Promise<Lease>;
  /**
   * Opens the page of a job. Returns the live list of messages that the page sends to the backend.
   */
  open(jobId: string): readonly string[];
  close(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a deployment with open access. */
export async function startJobPages(): Promise<JobPages> {
  const { convexUrl, signingKey, stop } = await startDeployment({ access: "open" });
  const worker = new ConvexHttpClient(convexUrl);
  worker.setAuth(await signToken(signingKey, { role: "worker", subject: "w1", expiresInSeconds: 600 }));
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
    throw new Error(
      `The first job of the queue is of ${job?.repository.key ?? "no repository"}, not of ${repository}.`,
    );
  }
  return { jobId: job.jobId, workerId: "w1", epoch: job.epoch };
}

/** A client that records the messages on its socket. */
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
