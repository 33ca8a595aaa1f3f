/** The page of a job shows its states. */

import "../../testing/jsdom-window.ts";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { api } from "@fondation/backend";
import { type JobPages, startJobPages } from "../testing/job-pages.tsx";
import { holdWindowTimers } from "../../testing/window-timers.ts";
import { formatMoment } from "../../typography/format.ts";

let pages: JobPages;

beforeAll(async () => {
  pages = await startJobPages();
});

afterAll(() => pages.stop());

afterEach(() => pages.close());

const stepNames = () =>
  within(screen.getByRole("list", { name: "Étapes" }))
    .getAllByRole("listitem")
    .map((item) => item.textContent);

test("the log is subscribed to only while its panel is open", async () => {
  const lease = await pages.claim("acme/log");
  await pages.worker.mutation(api.logs.append, {
    ...lease,
    lines: [{ at: Date.now(), level: "info", code: "clone.started", facts: { repository: "acme/log" } }],
  });
  const sent = pages.open(lease.jobId);
  await screen.findByText("acme/log");
  const asked = () => sent.filter((frame) => frame.includes("logs:list") || frame.includes("logs.js:list"));
  expect(sent.join()).toContain("jobs");
  expect(asked()).toEqual([]);

  await userEvent.click(screen.getByText("Journal"));
  expect(await screen.findByText("Clonage d’acme/log")).toBeDefined();
  expect(asked()).toHaveLength(1);

  const before = sent.length;
  await userEvent.click(screen.getByText("Journal"));
  await waitFor(() => expect(screen.queryByText("Clonage d’acme/log")).toBeNull());
  await waitFor(() => expect(sent.slice(before).join()).toContain('"type":"Remove"'));
});

test("a failed job shows its error and step, and a retry opens a new job", async () => {
  const lease = await pages.claim("acme/failed");
  await pages.worker.mutation(api.queue.progress, {
    ...lease,
    stage: "order",
    step: 3,
    documentsDone: 2,
    documentsTotal: 33,
  });
  pages.open(lease.jobId);
  expect(await screen.findByText("Étape 3 sur 6 · Ordre des chapitres")).toBeDefined();
  expect(stepNames()[2]).toContain("en cours");

  await pages.worker.mutation(api.queue.fail, {
    ...lease,
    error: { code: "REPOSITORY_EMPTY", reason: "clone.no-commit", facts: { repository: "acme/failed" } },
  });
  expect(await screen.findByText("Génération Échouée")).toBeDefined();
  expect(screen.getByRole("alert").textContent).toContain(
    "acme/failed n’a encore aucun commit sur sa branche par défaut.",
  );
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
  const [latest] = await pages.worker.query(api.jobs.recent, { limit: 1 });
  expect(latest).toMatchObject({ repositoryKey: "acme/failed", status: "queued" });
  expect(latest?.jobId).not.toBe(lease.jobId);
  await pages.worker.mutation(api.jobs.cancel, { jobId: latest?.jobId ?? "" });
  expect(await screen.findByText("Annulé")).toBeDefined();
});

const RATE_LIMIT = { code: "ENGINE_RATE_LIMIT", reason: "model.rate-limit" } as const;
const remaining = () => document.querySelector("[data-remaining]")?.textContent?.replace(/\s/gu, " ");

test("a job at a rate limit shows when it continues and the time left", async () => {
  const lease = await pages.claim("acme/delayed");
  const resetAt = Date.now() + 3_600_000;
  await pages.worker.mutation(api.queue.fail, { ...lease, resetAt, error: RATE_LIMIT });
  pages.open(lease.jobId);
  expect(await screen.findByText("En attente")).toBeDefined();
  const job = await pages.worker.query(api.jobs.get, { jobId: lease.jobId });
  expect(job?.retryAt).toBeGreaterThanOrEqual(resetAt);
  const moment = formatMoment(job?.retryAt ?? 0, Date.now()).replace(/\s/gu, " ");
  expect(screen.getByText(`Limite atteinte : reprise ${moment}`).getAttribute("role")).toBe("status");
  expect(remaining()).toMatch(/^dans (1 h 00 min|1 h 01 min|59 min)$/);
  expect(
    screen.getByText(/^La limite d’utilisation du modèle est atteinte\. Les documents déjà écrits/),
  ).toBeDefined();
  // A delay is not announced as a failure.
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByRole("button", { name: "Annuler" })).toBeDefined();
});

test("the time left counts down without the backend", async () => {
  const lease = await pages.claim("acme/seconds");
  await pages.worker.mutation(api.queue.fail, {
    ...lease,
    resetAt: Date.now() + 3_600_000,
    error: RATE_LIMIT,
  });
  const job = await pages.worker.query(api.jobs.get, { jobId: lease.jobId });
  const { retryAt } = job ?? {};
  if (retryAt === undefined || retryAt === null) throw new Error("The job waits for nothing.");
  vi.useFakeTimers({ toFake: ["Date"], now: retryAt - 2_000 });
  const timers = holdWindowTimers();
  try {
    pages.open(lease.jobId);
    await waitFor(() => expect(remaining()).toBe("dans 2 s"));
    vi.setSystemTime(retryAt - 500);
    await timers.runNext();
    await waitFor(() => expect(remaining()).toBe("dans 1 s"));
    vi.setSystemTime(retryAt + 500);
    await timers.runNext();
    await waitFor(() => expect(remaining()).toBe("d’un instant à l’autre"));
  } finally {
    timers.restore();
    vi.useRealTimers();
  }
});

test("a job that waits for the network shows when it is retried", async () => {
  const lease = await pages.claim("acme/network");
  pages.open(lease.jobId);
  // Read before the failure: the job waits for four seconds only.
  await screen.findByRole("heading", { name: "acme/network" });
  await pages.worker.mutation(api.queue.fail, {
    ...lease,
    error: { code: "NETWORK" },
  });
  // A test above has set the backend's clock an hour ahead, perhaps to the next day.
  const retry = /^Nouvelle tentative (?:le .+ )?à \d+\sh\s\d\d$/u;
  expect(await screen.findByText(retry)).toBeDefined();
  // The retry would start in a few seconds and disturb other tests.
  await pages.worker.mutation(api.jobs.cancel, { jobId: lease.jobId });
});
