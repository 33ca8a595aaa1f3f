/** Calls that a browser sends on behalf of web sites to a backend on this machine. */
import { once } from "node:events";
import { request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { startBoard } from "../testing/board.ts";

interface Site {
  origin?: string;
  host?: string;
}

/** Not `fetch`, which does not let a caller set the Host header. */
async function call(url: string, method: string, path: string, headers: Site) {
  const sent = request(url + path, { method, headers: { ...headers, "content-type": "text/plain" } });
  sent.end(method === "POST" ? '{"path":"tasks:list","args":{"list":"home"}}' : undefined);
  const [answer] = await once(sent, "response");
  let body = "";
  for await (const chunk of answer) body += chunk;
  return { status: answer.statusCode, headers: answer.headers, body };
}

/** The status of a refused WebSocket, or 101. */
async function dial(url: string, headers: Site): Promise<number> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/1.48.0/sync`, {
    headers: { ...headers } as Record<string, string>,
  });
  onTestFinished(() => socket.terminate());
  socket.on("error", () => {});
  return await new Promise((resolve) => {
    socket.once("open", () => resolve(101));
    socket.once("unexpected-response", (_request, { statusCode }) => resolve(statusCode ?? 0));
  });
}

const REBOUND = { host: "evil.example:3210", origin: "http://evil.example:3210" };

test.each<[string, Site]>([
  ["a web site", { origin: "https://evil.example" }],
  ["another port of this machine", { origin: "http://localhost:1" }],
  ["a sandboxed frame", { origin: "null" }],
  ["a site whose name was made to lead here", REBOUND],
])("%s reads nothing, calls nothing and opens no WebSocket", async (_who, site) => {
  const { url } = await startBoard();
  for (const [method, path] of [
    ["POST", "/api/query"],
    ["POST", "/api/mutation"],
    ["OPTIONS", "/api/query"],
    ["GET", "/version"],
  ] as const) {
    const answer = await call(url, method, path, site);
    expect(answer.status).toBe(403);
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
  }
  expect(await dial(url, site)).toBe(403);
});

test("admits programs and its own origin, and refuses other origins", async () => {
  const { url } = await startBoard();
  for (const site of [{}, { origin: url }]) {
    const answer = await call(url, "POST", "/api/query", site);
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    expect(await dial(url, site)).toBe(101);
  }
});

test("an origin that was allowed may call, and its preflight is answered", async () => {
  const origin = "https://pages.example.org";
  const { url } = await startBoard({ allowedOrigins: [origin] });
  const preflight = await call(url, "OPTIONS", "/api/query", { origin });
  expect(preflight.status).toBe(204);
  expect(preflight.headers).toMatchObject({
    "access-control-allow-origin": origin,
    "access-control-allow-headers": "authorization, content-type, convex-client",
    vary: "Origin",
  });
  expect((await call(url, "POST", "/api/query", { origin })).status).toBe(200);
  expect(await dial(url, { origin })).toBe(101);
  expect(await dial(url, { origin: "https://evil.example" })).toBe(403);
});

test("a backend for containers is reached under every name, but not by web sites", async () => {
  const { url } = await startBoard({ host: "0.0.0.0" });
  const host = "backend:3210";
  expect((await call(url, "POST", "/api/query", { host })).status).toBe(200);
  expect(await dial(url, { host })).toBe(101);
  expect(await dial(url, { host, origin: "http://evil.example" })).toBe(403);
});
