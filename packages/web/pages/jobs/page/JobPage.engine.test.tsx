/** The page of a job shows its engine and its cost. */

import "../../testing/jsdom-window.ts";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { publishCourse } from "../../../server/testing/published-course.ts";
import { api } from "@fondation/backend";
import { type JobPages, startJobPages } from "../testing/job-pages.tsx";

let pages: JobPages;

beforeAll(async () => {
  pages = await startJobPages();
});

afterAll(() => pages.stop());

afterEach(() => pages.close());

test("the page shows the engine with its reason, and the cost of each step", async () => {
  const lease = await pages.claim("acme/paid");
  pages.open(lease.jobId);
  await screen.findByText("acme/paid");
  expect(screen.queryByText("Coût estimé")).toBeNull();
  expect(screen.queryByText(/^Moteur/)).toBeNull();
  await pages.worker.mutation(api.queue.engine, {
    ...lease,
    name: "claude",
    version: "claude-une",
    reason: "credential",
    facts: { credential: "ANTHROPIC_API_KEY" },
  });
  const spent = { requests: 3, inputTokens: 1_000, outputTokens: 2_345, cacheWriteTokens: 500 };
  await pages.worker.mutation(api.queue.usage, {
    ...lease,
    step: 4,
    ...spent,
    cacheReadTokens: 60_000,
    costUsd: 1.2,
  });
  await pages.worker.mutation(api.queue.usage, {
    ...lease,
    step: 1,
    ...spent,
    cacheReadTokens: 0,
    costUsd: 0.22,
  });
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
  expect(screen.getByText(/^Moteur/).textContent).toBe(
    "Moteur\u202f: Claude (claude-une), ANTHROPIC_API_KEY étant renseigné sur le worker",
  );
});

test("a job that reached its cost limit shows cost and advice, and a retry", async () => {
  const lease = await pages.claim("acme/dear");
  await pages.worker.mutation(api.queue.engine, {
    ...lease,
    name: "claude",
    reason: "credential",
    facts: { credential: "ANTHROPIC_API_KEY" },
  });
  await pages.worker.mutation(api.queue.usage, {
    ...lease,
    step: 4,
    ...{ requests: 9, inputTokens: 1_000, outputTokens: 2_000, cacheReadTokens: 0, cacheWriteTokens: 0 },
    costUsd: 19.98,
  });
  await pages.worker.mutation(api.queue.fail, {
    ...lease,
    engine: "claude",
    error: { code: "ENGINE_BUDGET", reason: "model.cost-limit" },
  });
  pages.open(lease.jobId);
  expect(await screen.findByText("Génération Échouée")).toBeDefined();
  const said = screen.getByRole("alert").textContent;
  expect(said).toContain("Le coût maximal de cette génération est atteint.");
  expect(said).toContain("le moteur «\u202fstatic\u202f». Les documents déjà écrits sont gardés");
  expect(said).toContain("Code\u202f: ENGINE_BUDGET");
  // A cost limit does not reset by itself, so the job is not delayed.
  expect(document.querySelector("[data-remaining]")).toBeNull();
  expect(document.querySelector("[data-cost]")?.textContent).toMatch(/^19,98\s\$US$/u);
  await userEvent.click(screen.getByRole("button", { name: "Réessayer" }));
  expect(await screen.findByText("En attente")).toBeDefined();
  const [latest] = await pages.worker.query(api.jobs.recent, { limit: 1 });
  await pages.worker.mutation(api.jobs.cancel, { jobId: latest?.jobId ?? "" });
});

test("only a course of a model offers to write everything again", async () => {
  const plain = await pages.claim("acme/plain");
  await pages.worker.mutation(api.queue.engine, { ...plain, name: "static", reason: "" });
  await publishCourse(pages.worker, plain);
  pages.open(plain.jobId);
  expect(await screen.findByRole("button", { name: "Régénérer le Cours" })).toBeDefined();
  expect(screen.queryByRole("button", { name: "Tout réécrire" })).toBeNull();
  await pages.close();

  const checkpoint = { key: "k", value: "1" };
  const written = await pages.claim("acme/written");
  await pages.worker.mutation(api.queue.engine, {
    ...written,
    name: "claude",
    reason: "credential",
    facts: { credential: "ANTHROPIC_API_KEY" },
  });
  await publishCourse(pages.worker, written);
  for (const [label, found] of [
    ["Régénérer le Cours", null],
    ["Régénérer le Cours", { value: "1" }],
    ["Tout réécrire", null],
  ] as const) {
    pages.open(written.jobId);
    await userEvent.click(await screen.findByRole("button", { name: label }));
    await screen.findByText("En attente");
    await pages.close();
    const next = await pages.claim("acme/written");
    expect(await pages.worker.query(api.checkpoints.get, { ...next, key: "k" })).toEqual(found);
    await pages.worker.mutation(api.checkpoints.put, { ...next, ...checkpoint });
    await pages.worker.mutation(api.jobs.cancel, { jobId: next.jobId });
  }
});

test("a job of Claude shows a notice until a worker with Claude is present", async () => {
  const plain = { workerId: "w1", name: "w1", concurrency: 1, engines: ["static" as const] };
  const rich = { ...plain, engines: ["static" as const, "claude" as const] };
  await pages.worker.mutation(api.workers.register, plain);
  const lease = await pages.claim("acme/half-paid");
  await pages.worker.mutation(api.queue.engine, {
    ...lease,
    name: "claude",
    reason: "credential",
    facts: { credential: "ANTHROPIC_API_KEY" },
  });
  await pages.worker.mutation(api.queue.handBack, lease);
  pages.open(lease.jobId);
  const title = "Aucun worker présent ne dispose de Claude";
  expect(await screen.findByText(title)).toBeDefined();
  expect(screen.getByText(/annulez-la/)).toBeDefined();
  await pages.worker.mutation(api.workers.register, rich);
  await waitFor(() => expect(screen.queryByText(title)).toBeNull());
  await pages.worker.mutation(api.workers.leave, { workerId: plain.workerId });
  await pages.worker.mutation(api.jobs.cancel, { jobId: lease.jobId });
});
