/** What visitors without a session can send through this server to the Convex deployment. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { REQUEST_LIMITS } from "../requests/request-limits.ts";
import { buildPages, SILENT } from "../testing/built-pages.ts";
import { startWeb, type WebServer } from "../web-server.ts";

const MEGABYTE = 1 << 20;
const UPGRADE = [
  "GET /api/1.48.0/sync HTTP/1.1",
  "Host: localhost",
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  "\r\n",
].join("\r\n");

/** Lines of the server's log about failures. */
let failures = 0;
const count = () => {
  failures += 1;
};
const LOG = { ...SILENT, warn: count, error: count };
let pages: Awaited<ReturnType<typeof buildPages>>;
let upstream: Server;
let web: WebServer;
/** Requests that reached the deployment. */
let reached = 0;
const opened: Socket[] = [];

beforeAll(async () => {
  pages = await buildPages();
  upstream = createServer((request, response) => {
    reached += 1;
    request.resume().on("end", () => response.end("{}"));
  });
  upstream.on("upgrade", (_request, socket) => {
    opened.push(socket as Socket);
    socket.on("error", () => {});
    socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  });
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const { port } = upstream.address() as AddressInfo;
  const convexUrl = `http://127.0.0.1:${port}`;
  web = await startWeb({
    host: "127.0.0.1",
    port: 0,
    convexUrl,
    access: "open",
    assets: pages.assets,
    log: LOG,
  });
});
afterAll(async () => {
  await web.stop();
  for (const socket of opened) socket.destroy();
  upstream.closeAllConnections();
  upstream.close();
  await pages.remove();
});

function dial(head: string): Socket {
  const socket = connect(Number(new URL(web.url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => {});
  socket.write(head);
  return socket;
}

const post = (path: string, ...headers: string[]) =>
  [`POST ${path} HTTP/1.1`, "Host: localhost", "Content-Type: application/json", ...headers, "\r\n"].join(
    "\r\n",
  );

test.each([
  ["60 MB", `Content-Length: ${60 * MEGABYTE}`, 413],
  ["200 kB", "Content-Length: 200000", 413],
  ["an unknown length", "Transfer-Encoding: chunked", 411],
])("a body of %s is refused before any of it arrives or is forwarded", async (_size, header, status) => {
  reached = 0;
  const answer = await text(dial(post("/api/query", header)));
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(reached).toBe(0);
});

test("a connection that sends 1,000 requests ahead of their answers is ended", async () => {
  reached = 0;
  const ahead = dial(`${post("/api/query", "Content-Length: 2")}{}`.repeat(1000));
  await new Promise((resolve) => ahead.resume().once("close", resolve));
  expect((await fetch(`${web.url}/session`)).status).toBe(200);
  expect(reached).toBeLessThanOrEqual(REQUEST_LIMITS.atOnce);
});

test("visitors who leave before the end of their bodies cause no lines in the log", async () => {
  failures = 0;
  reached = 0;
  for (let visitor = 0; visitor < 100; visitor += 1) {
    const leaving = dial(`${post("/api/query", "Content-Length: 100")}{`);
    await expect.poll(() => reached, { interval: 1 }).toBe(visitor + 1);
    leaving.destroy();
  }
  expect((await fetch(`${web.url}/session`)).status).toBe(200);
  expect(failures).toBe(0);
});

test("a connection that waits for each answer may send many requests", async () => {
  const patient = dial("");
  for (let request = 0; request < 50; request += 1) {
    patient.write("GET /session HTTP/1.1\r\nHost: localhost\r\n\r\n");
    expect(String((await once(patient, "data"))[0])).toMatch(/^HTTP\/1\.1 200 /);
  }
});

test("a path of 200 kB is refused by its head", async () => {
  reached = 0;
  const sent = dial(post(`/api/${"a.".repeat(100_000)}`, "Content-Length: 0"));
  expect(await text(sent).catch(() => "reset")).toMatch(/^HTTP\/1\.1 431 |^reset$/);
  expect(reached).toBe(0);
});

test("a body of the pages' size is forwarded", async () => {
  const answer = await fetch(`${web.url}/api/query`, {
    method: "POST",
    body: "x".repeat(REQUEST_LIMITS.body),
  });
  expect(answer.status).toBe(200);
});

test("what a visitor does not read waits in the deployment, not in this server", async () => {
  const visitor = dial(UPGRADE);
  await once(visitor, "data");
  visitor.pause();
  const deployment = opened.at(-1) as Socket;
  deployment.write(Buffer.alloc(64 * MEGABYTE));
  for (let round = 0; round < 200; round += 1) await (await fetch(`${web.url}/session`)).text();
  // The operating system's own buffers hold less than half.
  expect(deployment.writableLength).toBeGreaterThan(32 * MEGABYTE);
});

test("what the deployment does not read waits with the visitor", async () => {
  const visitor = dial(UPGRADE);
  await once(visitor, "data");
  (opened.at(-1) as Socket).pause();
  visitor.write(Buffer.alloc(64 * MEGABYTE));
  for (let round = 0; round < 200; round += 1) await (await fetch(`${web.url}/session`)).text();
  expect(visitor.writableLength).toBeGreaterThan(32 * MEGABYTE);
});

test("a WebSocket writes no warning of Node into the log", async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on("warning", note);
  await once(dial(UPGRADE), "data");
  await new Promise(setImmediate);
  process.off("warning", note);
  expect(warnings).toEqual([]);
});

test("a visitor who leaves ends the connection to the deployment, and the other way", async () => {
  const leaving = dial(UPGRADE);
  await once(leaving, "data");
  const ended = once(opened.at(-1)?.resume() as Socket, "end");
  leaving.destroy();
  await ended;
  const staying = dial(UPGRADE);
  await once(staying, "data");
  opened.at(-1)?.destroy();
  await once(staying, "close");
});

test.each(["/api/query", "/api/../sync", "/api/1/2/sync", "/api/%2e%2e/sync"])(
  "a WebSocket at %s is refused",
  async (path) => {
    const before = opened.length;
    const answer = await text(dial(UPGRADE.replace("/api/1.48.0/sync", path)));
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(opened.length).toBe(before);
  },
);

test("heads and bodies that never end are cut, and others are answered", { timeout: 60_000 }, async () => {
  const slow = [
    "POST /api/query HTTP/1.1\r\nHost: localhost\r\nX-A: b",
    `${post("/api/query", "Content-Length: 100")}{`,
    `${post("/session", "Content-Length: 100")}{`,
  ].flatMap((head) => Array.from({ length: 20 }, () => dial(head)));
  const cut = Promise.all(slow.map((socket) => once(socket.resume(), "close")));
  expect((await fetch(`${web.url}/session`)).status).toBe(200);
  await cut;
});
