/** Signing out with the real deployment behind the server: copies of a session stop working. */

import { api, createSigningKey } from "@fondation/backend";
import { Secret } from "@fondation/environment";
import { ConvexHttpClient } from "convex/browser";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { buildPages, SILENT } from "../testing/built-pages.ts";
import { startConvex } from "../testing/convex-deployment.ts";
import { startWeb } from "../web-server.ts";
import type { Session } from "./session-routes.ts";

const TOKEN = "correct-horse-battery-staple";

let start: () => Promise<{ url: string; convexUrl: string; stopConvex: () => Promise<void> }>;

beforeEach(async () => {
  const { assets, remove } = await buildPages();
  onTestFinished(remove);
  const signingKey = await createSigningKey();
  start = async () => {
    const convex = await startConvex({ access: "token", signingKey, dataDirectory: join(assets, "convex") });
    const web = await startWeb({
      host: "127.0.0.1",
      port: 0,
      convexUrl: convex.url,
      access: "token",
      accessToken: new Secret(TOKEN, "FONDATION_ACCESS_TOKEN"),
      signingKey: new Secret(signingKey, "FONDATION_SIGNING_KEY"),
      assets,
      log: SILENT,
    });
    onTestFinished(() => web.stop());
    let runs = true;
    const stopConvex = async () => {
      if (runs) await convex.stop();
      runs = false;
    };
    onTestFinished(stopConvex);
    return { url: web.url, convexUrl: convex.url, stopConvex };
  };
});

async function signIn(url: string) {
  const answer = await fetch(`${url}/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token: TOKEN }),
  });
  const [cookie = ""] = answer.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
  const { token = "" } = (await answer.json()) as Session;
  return { cookie, token };
}

const withCookie = (url: string, cookie: string, method = "GET") =>
  fetch(url, { method, headers: { Cookie: cookie } });

async function isAuthenticated(url: string, cookie: string): Promise<boolean> {
  return ((await (await withCookie(`${url}/session`, cookie)).json()) as Session).authenticated;
}

function read(convexUrl: string, token: string) {
  const client = new ConvexHttpClient(convexUrl, { logger: false });
  client.setAuth(token);
  return client.query(api.jobs.recent, { limit: 1 });
}

test("after signing out, a copied cookie and token are refused, also after a restart", async () => {
  const { url, convexUrl, stopConvex } = await start();
  const [ada, eve] = [await signIn(url), await signIn(url)];
  expect(await read(convexUrl, ada.token)).toEqual([]);
  const out = await withCookie(`${url}/session`, ada.cookie, "DELETE");
  expect(await out.json()).toEqual({ access: "token", authenticated: false });
  expect(out.headers.getSetCookie()[0]).toMatch(/^fondation_session=;/);

  expect(await isAuthenticated(url, ada.cookie)).toBe(false);
  await expect(read(convexUrl, ada.token)).rejects.toMatchObject({ data: { code: "ACCESS_DENIED" } });
  expect((await withCookie(`${url}/cours/a/b/cours.pdf`, ada.cookie)).status).toBe(401);
  expect(await isAuthenticated(url, eve.cookie)).toBe(true);
  // A second tab signs out of the same session.
  expect((await withCookie(`${url}/session`, ada.cookie, "DELETE")).status).toBe(200);

  await stopConvex();
  const again = await start();
  expect(await isAuthenticated(again.url, ada.cookie)).toBe(false);
  expect(await isAuthenticated(again.url, eve.cookie)).toBe(true);
});

test("signing out fails and keeps the cookie while the deployment does not answer", async () => {
  const { url, stopConvex } = await start();
  const { cookie } = await signIn(url);
  await stopConvex();
  const out = await withCookie(`${url}/session`, cookie, "DELETE");
  expect(out.status).toBe(502);
  expect(out.headers.getSetCookie()).toEqual([]);
  expect(await out.json()).toMatchObject({ error: { code: "BACKEND_UNREACHABLE" } });
});

test("a page of another site cannot sign anybody out", async () => {
  const { url } = await start();
  const { cookie } = await signIn(url);
  const headers = { Cookie: cookie, Origin: "http://evil.example" };
  expect((await fetch(`${url}/session`, { method: "DELETE", headers })).status).toBe(403);
  expect(await isAuthenticated(url, cookie)).toBe(true);
});
