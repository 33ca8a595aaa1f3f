/** An unmodified Convex client connects through this server to a real deployment. */

import { api, createSigningKey } from "@fondation/backend";
import type { EmbeddedConvex } from "@fondation/embedded-convex";
import { Secret } from "@fondation/environment";
import { ConvexClient } from "convex/browser";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../session/session-routes.ts";
import { startWeb, type WebServer } from "../web-server.ts";
import { buildPages, SILENT } from "../testing/built-pages.ts";
import { startConvex } from "../testing/convex-deployment.ts";

const TOKEN = "sesame";
let pages: Awaited<ReturnType<typeof buildPages>>;
let convex: EmbeddedConvex;
let signingKey: string;

async function start(): Promise<WebServer> {
  return startWeb({
    host: "127.0.0.1",
    port: 0,
    convexUrl: convex.url,
    access: "token",
    accessToken: new Secret(TOKEN, "FONDATION_ACCESS_TOKEN"),
    signingKey: new Secret(signingKey, "FONDATION_SIGNING_KEY"),
    assets: pages.assets,
    log: SILENT,
  });
}

async function viewerToken(web: WebServer): Promise<string> {
  const answer = await fetch(`${web.url}/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token: TOKEN }),
  });
  return ((await answer.json()) as Session).token ?? "";
}

beforeAll(async () => {
  pages = await buildPages();
  signingKey = await createSigningKey();
  convex = await startConvex({ access: "token", signingKey });
});

afterAll(async () => {
  await convex.stop();
  await pages.remove();
});

test("a viewer's subscription shows what the viewer submits", async () => {
  const web = await start();
  const client = new ConvexClient(web.url, { unsavedChangesWarning: false });
  try {
    const token = await viewerToken(web);
    client.setAuth(async () => token);
    const seen = new Promise<string>((resolve, reject) => {
      client.onUpdate(
        api.repositories.get,
        { key: "acme/shop" },
        (repository) => {
          if (repository !== null) resolve(repository.latestJob?.status ?? "");
        },
        reject,
      );
    });
    await client.mutation(api.jobs.submit, { repository: "acme/shop" });
    expect(await seen).toBe("queued");
  } finally {
    await client.close();
    await web.stop();
  }
});

test("Convex refuses a visitor without a session", async () => {
  const web = await start();
  const client = new ConvexClient(web.url, { unsavedChangesWarning: false });
  try {
    await expect(client.query(api.jobs.recent, { limit: 1 })).rejects.toMatchObject({
      data: { code: "ACCESS_DENIED" },
    });
  } finally {
    await client.close();
    await web.stop();
  }
});

test("a page of another site cannot open a WebSocket", async () => {
  const web = await start();
  try {
    const socket = new WebSocket(`${web.url.replace("http", "ws")}/api/1.48.0/sync`, {
      headers: { Origin: "http://evil.example" },
    } as unknown as string[]);
    const outcome = await new Promise<string>((resolve) => {
      socket.addEventListener("open", () => resolve("open"));
      socket.addEventListener("error", () => resolve("refused"));
    });
    expect(outcome).toBe("refused");
  } finally {
    await web.stop();
  }
});

test("stopping closes open WebSockets and frees the port", async () => {
  const web = await start();
  const socket = new WebSocket(`${web.url.replace("http", "ws")}/api/1.48.0/sync`);
  await new Promise((resolve) => socket.addEventListener("open", resolve));
  const closed = new Promise((resolve) => socket.addEventListener("close", resolve));
  await web.stop();
  await closed;
  await expect(fetch(web.url)).rejects.toThrow();
});
