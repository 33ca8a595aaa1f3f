/** A job's page, live, against a real deployment; the test is the worker. */

import "../testing/window.ts";
import { signToken } from "@fondation/backend";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ConvexHttpClient } from "convex/browser";
import { ConvexProvider, ConvexReactClient } from "convex/react";
import { MemoryRouter, Route, Routes } from "react-router";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { publishCourse } from "../../server/sample-course.ts";
import { api } from "../backend.ts";
import { type Deployment, startDeployment } from "../testing/deployment.ts";
import { formatMoment } from "../typography/format.ts";
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

const RATE_LIMIT = { code: "ENGINE_RATE_LIMIT", message: "Trop d’appels.", advice: "Attendez." } as const;
const remaining = () => document.querySelector("[data-remaining]")?.textContent?.replace(/\s/gu, " ");

test("a job at its engine's limit waits, says until when, and counts the time by the reader's clock", async () => {
  const lease = await claim("acme/delayed");
  const resetAt = Date.now() + 3_600_000;
  await worker.mutation(api.queue.fail, { ...lease, resetAt, error: RATE_LIMIT });
  open(lease.jobId);
  expect(await screen.findByText("En attente")).toBeDefined();
  const job = await worker.query(api.jobs.get, { jobId: lease.jobId });
  expect(job?.retryAt).toBeGreaterThanOrEqual(resetAt);
  const moment = formatMoment(job?.retryAt ?? 0, Date.now()).replace(/\s/gu, " ");
  expect(screen.getByText(`Limite atteinte : reprise ${moment}`).getAttribute("role")).toBe("status");
  expect(remaining()).toMatch(/^dans (1 h 00 min|1 h 01 min|59 min)$/);
  expect(screen.getByText("Trop d’appels. Attendez.")).toBeDefined();
  // It is no failure: nothing is announced as one.
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByRole("button", { name: "Annuler" })).toBeDefined();
});

test("the seconds go by without a word from the backend, down to the last", async () => {
  const lease = await claim("acme/seconds");
  await worker.mutation(api.queue.fail, { ...lease, resetAt: Date.now() + 3_600_000, error: RATE_LIMIT });
  const job = await worker.query(api.jobs.get, { jobId: lease.jobId });
  vi.useFakeTimers({ toFake: ["Date"], now: (job?.retryAt ?? 0) - 2_000 });
  try {
    open(lease.jobId);
    await waitFor(() => expect(remaining()).toBe("dans 2 s"));
    vi.setSystemTime((job?.retryAt ?? 0) - 500);
    await waitFor(() => expect(remaining()).toBe("dans 1 s"), { timeout: 3_000 });
    vi.setSystemTime((job?.retryAt ?? 0) + 500);
    await waitFor(() => expect(remaining()).toBe("d’un instant à l’autre"), { timeout: 3_000 });
  } finally {
    vi.useRealTimers();
  }
});

test("a job that waits for a network says when it is tried again", async () => {
  const lease = await claim("acme/network");
  await worker.mutation(api.queue.fail, {
    ...lease,
    error: { code: "NETWORK", message: "Le serveur ne répond pas.", advice: "Rien à faire." },
  });
  open(lease.jobId);
  expect(await screen.findByText(/^Nouvel essai à \d+\sh\s\d\d$/u)).toBeDefined();
  // It would be due in a few seconds, and in the way of other tests.
  await worker.mutation(api.jobs.cancel, { jobId: lease.jobId });
});

test("a job of a model says which engine was taken and why, and what each step and all of them cost", async () => {
  const lease = await claim("acme/paid");
  open(lease.jobId);
  await screen.findByText("acme/paid");
  expect(screen.queryByText("Coût estimé")).toBeNull();
  expect(screen.queryByText(/^Moteur/)).toBeNull();
  await worker.mutation(api.queue.engine, {
    ...lease,
    name: "claude",
    version: "claude-une",
    reason: "un jeton est là",
  });
  const spent = { requests: 3, inputTokens: 1_000, outputTokens: 2_345, cacheWriteTokens: 500 };
  await worker.mutation(api.queue.usage, {
    ...lease,
    step: 4,
    ...spent,
    cacheReadTokens: 60_000,
    costUsd: 1.2,
  });
  await worker.mutation(api.queue.usage, { ...lease, step: 1, ...spent, cacheReadTokens: 0, costUsd: 0.22 });
  const table = await screen.findByRole("table");
  const rows = () =>
    within(table)
      .getAllByRole("row")
      .map((row) =>
        within(row)
          .queryAllByRole("cell")
          .map((cell) => cell.textContent?.replace(/\s/gu, " ")),
      );
  await waitFor(() =>
    expect(rows().slice(1)).toEqual([
      ["3", "1 500", "2 345", "0,22 $US"],
      ["3", "61 500cache 60 000", "2 345", "1,20 $US"],
      ["6", "63 000cache 60 000", "4 690", "1,42 $US"],
    ]),
  );
  expect(within(table).getByRole("rowheader", { name: /^Abstractions/ })).toBeDefined();
  expect(document.querySelector("[data-cost]")?.textContent).toMatch(/^1,42\s\$US$/u);
  expect(screen.getByText(/^Moteur/).textContent).toBe("Moteur\u202f: Claude (claude-une), un jeton est là");
});

test("a course of a model can be had written anew; one of the static engine is anyway", async () => {
  const plain = await claim("acme/plain");
  await worker.mutation(api.queue.engine, { ...plain, name: "static", reason: "" });
  await publishCourse(worker, plain);
  open(plain.jobId);
  expect(await screen.findByRole("button", { name: "Régénérer le Cours" })).toBeDefined();
  expect(screen.queryByRole("button", { name: "Tout réécrire" })).toBeNull();
  cleanup();

  const checkpoint = { key: "k", value: "1" };
  const written = await claim("acme/written");
  await worker.mutation(api.queue.engine, { ...written, name: "claude", reason: "un jeton est là" });
  await publishCourse(worker, written);
  for (const [label, found] of [
    ["Régénérer le Cours", null],
    ["Régénérer le Cours", { value: "1" }],
    ["Tout réécrire", null],
  ] as const) {
    open(written.jobId);
    await userEvent.click(await screen.findByRole("button", { name: label }));
    await screen.findByText("En attente");
    cleanup();
    const next = await claim("acme/written");
    expect(await worker.query(api.checkpoints.get, { ...next, key: "k" })).toEqual(found);
    await worker.mutation(api.checkpoints.put, { ...next, ...checkpoint });
    await worker.mutation(api.jobs.cancel, { jobId: next.jobId });
  }
});

test("a job that Claude has begun says so when only workers without Claude are there, and no longer when one with it is", async () => {
  const plain = { workerId: "plain", name: "plain", concurrency: 1, engines: ["static" as const] };
  const rich = {
    workerId: "rich",
    name: "rich",
    concurrency: 1,
    engines: ["static" as const, "claude" as const],
  };
  await worker.mutation(api.workers.register, plain);
  const lease = await claim("acme/half-paid");
  await worker.mutation(api.queue.engine, { ...lease, name: "claude", reason: "un jeton est là" });
  await worker.mutation(api.queue.handBack, lease);
  open(lease.jobId);
  const title = "Aucun worker présent ne dispose de Claude";
  expect(await screen.findByText(title)).toBeDefined();
  expect(screen.getByText(/annulez-la/)).toBeDefined();
  await worker.mutation(api.workers.register, rich);
  await waitFor(() => expect(screen.queryByText(title)).toBeNull());
  for (const { workerId } of [plain, rich]) await worker.mutation(api.workers.leave, { workerId });
  await worker.mutation(api.jobs.cancel, { jobId: lease.jobId });
});
