import "../testing/jsdom-window.ts";
import { cleanup, render, screen } from "@testing-library/react";
import { ConvexProvider, ConvexReactClient } from "convex/react";
import { MemoryRouter } from "react-router";
import { afterEach, expect, test } from "vitest";
import type { JobView, RepositoryView } from "@fondation/backend";
import { jobOf } from "../testing/sample-views.ts";
import { RepositoryCard } from "./RepositoryCard.tsx";

afterEach(cleanup);

const HINT = /fondation submit \./;

async function show(key: string, status: JobView["status"], change: Partial<JobView> = {}): Promise<void> {
  const repository: RepositoryView = {
    repositoryId: "r1" as RepositoryView["repositoryId"],
    key,
    owner: key.split("/")[0] ?? "",
    name: key.split("/")[1] ?? "",
    host: "",
    url: "",
    route: `/cours/${key}`,
    latestJob: jobOf(key, { status, ...change }),
    course: {
      courseId: "c1" as NonNullable<RepositoryView["course"]>["courseId"],
      commit: "0123456789abcdef0123456789abcdef01234567",
      engine: { name: "static", version: "1" },
      language: "fr",
      chapters: 10,
      completedAt: 0,
      documents: 33,
    },
    languages: ["Go"],
  };
  const client = new ConvexReactClient("http://127.0.0.1:9", { unsavedChangesWarning: false });
  render(
    <ConvexProvider client={client}>
      <MemoryRouter>
        <RepositoryCard repository={repository} />
      </MemoryRouter>
    </ConvexProvider>,
  );
  await client.close();
}

test("the card of a repository on a Git server offers to regenerate", async () => {
  await show("acme/shop", "completed");
  expect(screen.getByRole("button", { name: "Régénérer le Cours" })).toBeDefined();
  expect(screen.queryByText(HINT)).toBeNull();
});

test("the card of a directory names the command that regenerates", async () => {
  await show("local/shop", "completed");
  expect(screen.queryByRole("button", { name: "Régénérer le Cours" })).toBeNull();
  expect(screen.getByText(HINT)).toBeDefined();
});

test("the card of a failed directory offers a retry and no command", async () => {
  await show("local/shop", "failed");
  expect(screen.getByRole("button", { name: "Réessayer" })).toBeDefined();
  expect(screen.queryByText(HINT)).toBeNull();
});

test("the card of a delayed job says until when it waits", async () => {
  const retryAt = new Date();
  retryAt.setHours(23, 59, 0, 0);
  const error = { code: "ENGINE_RATE_LIMIT", reason: "model.rate-limit", retryable: true };
  await show("acme/shop", "delayed", { retryAt: retryAt.getTime(), error });
  expect(screen.getByText(/^Limite atteinte\s: reprise à 23\sh\s59$/u)).toBeDefined();
  expect(screen.getByRole("status").textContent).toBe("En attente");
});
