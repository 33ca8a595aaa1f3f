/**
 * Signing in and out with the real server and a real deployment. Only the window is simulated by
 * jsdom.
 */

import "../testing/jsdom-window.ts";
import { api, createSigningKey } from "@fondation/backend";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useQuery } from "convex/react";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Deployment, startDeployment } from "../testing/web-deployment.ts";
import { holdWindowTimers, type WindowTimers } from "../testing/window-timers.ts";
import { SessionGate } from "./SessionGate.tsx";
import { useSignOut } from "./sign-out.ts";

let signingKey: string;
let deployment: Deployment;
let timers: WindowTimers | undefined;

beforeAll(async () => {
  signingKey = await createSigningKey();
});

beforeEach(async () => {
  deployment = await startDeployment({ access: "token", signingKey });
  vi.stubGlobal("fetch", deployment.browserFetch);
});

afterEach(async () => {
  cleanup();
  timers?.restore();
  vi.unstubAllGlobals();
  await deployment.stop();
});

/** A page that only admitted visitors can see. */
function ProtectedPage() {
  const workers = useQuery(api.workers.present, {});
  const signOut = useSignOut();
  if (workers === undefined) return null;
  return (
    <button type="button" onClick={signOut}>
      {`Sortir (${workers.count})`}
    </button>
  );
}

async function present(token: string): Promise<void> {
  await userEvent.type(await screen.findByLabelText("Jeton d’accès"), token);
  await userEvent.click(screen.getByRole("button", { name: "Entrer" }));
}

function open(): void {
  render(
    <SessionGate>
      <ProtectedPage />
    </SessionGate>,
  );
}

test("a wrong token is refused on the same page, the right one opens the pages", async () => {
  open();
  await present("wrong");
  expect((await screen.findByRole("alert")).textContent).toContain("Ce jeton d’accès n’est pas le bon.");
  expect(screen.queryByText(/^Sortir/)).toBeNull();
  await userEvent.clear(screen.getByLabelText("Jeton d’accès"));
  await present(` ${deployment.accessToken} `);
  expect(await screen.findByText("Sortir (0)")).toBeDefined();
});

test("the access page says where the token is", async () => {
  open();
  await screen.findByLabelText("Jeton d’accès");
  expect(document.body.textContent).toContain("access-token");
  expect(document.body.textContent).toContain(
    "docker compose exec web cat /run/fondation/access/access-token",
  );
  expect(document.body.textContent).not.toContain("affiché lors");
});

test("a visitor with a session is admitted without the access page", async () => {
  open();
  await present(deployment.accessToken);
  await screen.findByText("Sortir (0)");
  cleanup();
  open();
  expect(await screen.findByText("Sortir (0)")).toBeDefined();
});

test("after signing out, the access page is shown", async () => {
  open();
  await present(deployment.accessToken);
  await userEvent.click(await screen.findByText("Sortir (0)"));
  expect(await screen.findByLabelText("Jeton d’accès")).toBeDefined();
  cleanup();
  open();
  expect(await screen.findByLabelText("Jeton d’accès")).toBeDefined();
});

test("a session that ends while the page is open asks for the token again", async () => {
  open();
  await present(deployment.accessToken);
  await screen.findByText("Sortir (0)");
  deployment.forgetCookies();
  await deployment.restartConvex(await createSigningKey());
  // The Convex client then reconnects at once.
  window.dispatchEvent(new window.Event("online"));
  expect(await screen.findByLabelText("Jeton d’accès", {}, { timeout: 15_000 })).toBeDefined();
});

test("a page whose backend was replaced says that it must be loaded again", async () => {
  open();
  await present(deployment.accessToken);
  await screen.findByText("Sortir (0)");
  await deployment.replaceConvex();
  window.dispatchEvent(new window.Event("online"));
  expect((await screen.findByRole("alert")).textContent).toContain("CONNECTION_ENDED");
  expect(screen.getByRole("button", { name: "Recharger la page" })).toBeDefined();
  expect(screen.queryByText(/^Sortir/)).toBeNull();
});

/** Opens the page while its server is stopped, and waits until the page reports it. */
async function openWithoutServer(): Promise<WindowTimers> {
  await deployment.web.stop();
  timers = holdWindowTimers();
  open();
  // The first retry, then the end of the time during which a failure is not shown.
  await timers.runNext();
  expect(screen.queryByRole("alert")).toBeNull();
  await timers.runNext();
  return timers;
}

test("a server that does not answer is named, and asked until it answers", async () => {
  const held = await openWithoutServer();
  expect((await screen.findByRole("alert")).textContent).toContain("SERVER_UNREACHABLE");
  await deployment.restartWeb();
  await held.runNext();
  expect(await screen.findByLabelText("Jeton d’accès")).toBeDefined();
});

test("« Réessayer » asks a server that does not answer at once", async () => {
  await openWithoutServer();
  const retry = await screen.findByRole("button", { name: "Réessayer" });
  const asked = vi.fn(deployment.browserFetch);
  vi.stubGlobal("fetch", asked);
  fireEvent.click(retry);
  // At once, before the next retry is due.
  expect(asked).toHaveBeenCalledOnce();
});

test("one failed request is retried before a failure is shown", async () => {
  timers = holdWindowTimers();
  const alerts: number[] = [];
  vi.stubGlobal("fetch", (...request: Parameters<typeof fetch>) => {
    alerts.push(screen.queryAllByRole("alert").length);
    if (alerts.length === 1) return Promise.reject(new TypeError("Failed to fetch"));
    return deployment.browserFetch(...request);
  });
  open();
  await timers.runNext();
  expect(await screen.findByLabelText("Jeton d’accès")).toBeDefined();
  expect(alerts).toEqual([0, 0]);
});
