/** A job's page, live, against a real deployment; the test is the worker. */

import "../testing/window.ts";
import { signToken } from "@fondation/backend";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ConvexHttpClient } from "convex/browser";
import { ConvexProvider, ConvexReactClient } from "convex/react";
import { MemoryRouter, Route, Routes } from "react-router";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { api } from "../backend.ts";
import { type Deployment, startDeployment } from "../testing/deployment.ts";
import { formatTime } from "../typography/format.ts";
import { JobPage } from "./JobPage.tsx";

let deployment: Deployment;
let worker: ConvexHttpClient;
let client: ConvexReactClient;
let sent: string[];

/** A socket that remembers what the page asked for. */
class WatchedSocket extends WebSocket {
  override send(data: string | Parameters<WebSocket["send"]>[0]): void {
    sent.push(String(data));
    super.send(data);
  }
}

beforeAll(async () => {
  deployment = await startDeployment({ access: "open" });
  worker = new ConvexHttpClient(deployment.convexUrl);
  worker.setAuth(
    await signToken(deployment.signingKey, { role: "worker", subject: "test", expiresInSeconds: 600 }),
  );
});

afterAll(() => deployment.stop());

beforeEach(() => {
  sent = [];
  client = new ConvexReactClient(deployment.convexUrl, {
    unsavedChangesWarning: false,
    webSocketConstructor: WatchedSocket,
  });
});

afterEach(async () => {
  cleanup();
  await client.close();
});

function open(jobId: string): void {
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

/** Submits a repository and claims its job. */
async function claim(repository: string) {
  await worker.mutation(api.jobs.submit, { repository });
  const job = await worker.mutation(api.queue.claim, { workerId: "w1", capacity: 1 });
  if (job === null) throw new Error("There was nothing to claim.");
  expect(job.repository.key).toBe(repository);
  return { jobId: job.jobId, workerId: "w1", epoch: job.epoch };
}

const stepNames = () =>
  within(screen.getByRole("list", { name: "Étapes" }))
    .getAllByRole("listitem")
    .map((item) => item.textContent);

test("the log is asked for only while its panel is open", async () => {
  const lease = await claim("acme/log");
  await worker.mutation(api.logs.append, {
    ...lease,
    lines: [{ at: Date.now(), level: "info", message: "a line of the log" }],
  });
  open(lease.jobId);
  await screen.findByText("acme/log");
  const asked = () => sent.filter((frame) => frame.includes("logs:list") || frame.includes("logs.js:list"));
  expect(sent.join()).toContain("jobs");
  expect(asked()).toEqual([]);

  await userEvent.click(screen.getByText("Journal"));
  expect(await screen.findByText("a line of the log")).toBeDefined();
  expect(asked()).toHaveLength(1);

  const before = sent.length;
  await userEvent.click(screen.getByText("Journal"));
  await waitFor(() => expect(screen.queryByText("a line of the log")).toBeNull());
  await waitFor(() => expect(sent.slice(before).join()).toContain('"type":"Remove"'));
});

test("a failed job says why and where it stopped, and trying again opens a new job", async () => {
  const lease = await claim("acme/failed");
  await worker.mutation(api.queue.progress, {
    ...lease,
    stage: "order",
    step: 3,
    documentsDone: 2,
    documentsTotal: 33,
  });
  open(lease.jobId);
  expect(await screen.findByText("Étape 3 sur 6 · Ordre des chapitres")).toBeDefined();
  expect(stepNames()[2]).toContain("en cours");

  await worker.mutation(api.queue.fail, {
    ...lease,
    error: { code: "REPOSITORY_EMPTY", message: "Le dépôt est vide.", advice: "Ajoutez du code." },
  });
  expect(await screen.findByText("Génération Échouée")).toBeDefined();
  expect(screen.getByRole("alert").textContent).toContain("Le dépôt est vide.");
  expect(stepNames().map((name) => name?.split(", ")[1])).toEqual([
    "terminée",
    "terminée",
    "échouée",
    "non faite",
    "non faite",
    "non faite",
  ]);

  await userEvent.click(screen.getByRole("button", { name: "Réessayer" }));
  expect(await screen.findByText("En attente")).toBeDefined();
  expect(screen.queryByRole("alert")).toBeNull();
  const [latest] = await worker.query(api.jobs.recent, { limit: 1 });
  expect(latest).toMatchObject({ repositoryKey: "acme/failed", status: "queued" });
  expect(latest?.jobId).not.toBe(lease.jobId);
  await worker.mutation(api.jobs.cancel, { jobId: latest?.jobId ?? "" });
  expect(await screen.findByText("Annulé")).toBeDefined();
});

test("a delayed job waits, and says when it is tried again", async () => {
  const lease = await claim("acme/delayed");
  const resetAt = Date.now() + 3_600_000;
  await worker.mutation(api.queue.fail, {
    ...lease,
    resetAt,
    error: { code: "ENGINE_RATE_LIMIT", message: "Trop d’appels.", advice: "Attendez." },
  });
  open(lease.jobId);
  expect(await screen.findByText("En attente")).toBeDefined();
  const job = await worker.query(api.jobs.get, { jobId: lease.jobId });
  expect(job?.retryAt).toBeGreaterThanOrEqual(resetAt);
  expect(document.body.textContent).toContain(`nouvel essai à ${formatTime(job?.retryAt ?? 0)}`);
  expect(screen.getByRole("button", { name: "Annuler" })).toBeDefined();
});
