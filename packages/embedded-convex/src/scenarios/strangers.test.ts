/** What callers without a token can cost the backend: some memory and log, and no time of others. */
import { expect, test, vi } from "vitest";
import { ADMIN_KEY, httpClient, query } from "../testing/board.ts";
import { RawSession } from "../testing/raw-session.ts";
import { pour, startWeighedBackend, upgradeTo } from "../testing/weighed-backend.ts";
import { STRANGER } from "../values/connection-limits.ts";

// A bound for processes that hang, not a measure: the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const MEGABYTE = 1 << 20;
/** In megabytes. */
const MAY_GROW = 64;

async function call(url: string, body: string): Promise<number> {
  const answer = await fetch(`${url}/api/query`, { method: "POST", body });
  await answer.text();
  return answer.status;
}

const asking = (path: string) => JSON.stringify({ path, args: [{}] });

/** The head of a WebSocket's frame of 60 MB, without mask bytes that change the text. */
function frameHead(): Buffer {
  const head = Buffer.alloc(14);
  head.set([0x81, 0xff]);
  head.writeBigUInt64BE(BigInt(30 * MEGABYTE), 2);
  return head;
}

test("a path of 200 kB is refused, unread and unlogged", async () => {
  const backend = await startWeighedBackend();
  expect(await call(backend.url, asking("a.".repeat(100_000)))).toBe(413);
  expect(await call(backend.url, asking("a.".repeat(30_000)))).toBe(400);
  expect(backend.log()).toBe("");
  expect(backend.grown()).toBeLessThan(MAY_GROW);
});

test("a path with line breaks makes one line of the log", async () => {
  const backend = await startWeighedBackend();
  expect(await call(backend.url, asking("x\u001b[2J\n[00:00:00] INFO: forged"))).toBe(560);
  await vi.waitUntil(() => backend.log().endsWith("\n"), { timeout: 30_000 });
  expect(backend.log()).toMatch(/^\[\w+\] x\\u\{1b\}\[2J\\n\[00:00:00\] INFO: forged: [^\n]*\n$/);
});

test.each(["20 MB of [], with their length", "60 MB of [], in chunks"])("%s are refused", async (body) => {
  const backend = await startWeighedBackend();
  const isChunked = body.includes("chunks");
  const piece = Buffer.from("[],".repeat(MEGABYTE / 3));
  const size = isChunked ? "Transfer-Encoding: chunked" : `Content-Length: ${20 * piece.length}`;
  const head = `POST /api/query HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${size}\r\n\r\n`;
  const chunk = isChunked
    ? Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n")])
    : piece;
  expect(await pour(backend.url, head, chunk, isChunked ? 60 : 20)).toMatch(/^HTTP\/1.1 413 |^reset$/);
  expect(await call(backend.url, asking("tasks:none"))).toBe(560);
  expect(backend.grown()).toBeLessThan(MAY_GROW);
});

test("16 unfinished messages of 30 MB and 16 unfinished bodies are not kept", async () => {
  const backend = await startWeighedBackend();
  const piece = Buffer.alloc(MEGABYTE, 0x61);
  const post = `POST /api/query HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${30 * MEGABYTE}\r\n\r\n`;
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      await pour(backend.url, upgradeTo("/api/sync") + frameHead().toString("latin1"), piece, 29);
      await pour(backend.url, post, piece, 29);
    }),
  );
  expect(await call(backend.url, asking("tasks:none"))).toBe(560);
  expect(backend.grown()).toBeLessThan(MAY_GROW);
});

test("a frame with 10,000 queries ends its connection, with a line in the log", async () => {
  const backend = await startWeighedBackend();
  const session = await RawSession.open(backend);
  const modifications = Array.from({ length: 10_000 }, (_, queryId) => {
    return { type: "Add", queryId, udfPath: "tasks:none", args: [{}] };
  });
  session.send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications });
  expect(await session.next("FatalError")).toMatchObject({ error: expect.stringContaining("larger than") });
  await session.closed();
  expect(backend.log().length).toBeLessThan(500);
  expect(backend.grown()).toBeLessThan(MAY_GROW);
});

test("a viewer whose subscriptions keep 180 MB is disconnected, and others go on", async () => {
  const backend = await startWeighedBackend();
  const content = { $bytes: Buffer.alloc(900_000).toString("base64") };
  const [session, other] = [await RawSession.open(backend), await RawSession.open(backend)];
  for (const each of [session, other])
    each.send({ type: "Authenticate", baseVersion: 0, tokenType: "Admin", value: ADMIN_KEY });
  session.send({ type: "Mutation", requestId: 1, udfPath: "files:write", args: [{ name: "a", content }] });
  await session.next("MutationResponse");
  // The journal makes each of them a query of its own.
  const add = (queryId: number) => {
    return { type: "Add", queryId, udfPath: "files:read", args: [{ name: "a" }], journal: `${queryId}` };
  };
  other.send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [add(0)] });
  const modifications = Array.from({ length: 150 }, (_, queryId) => add(queryId + 1));
  session.send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications });
  await session.closed();
  other.send({ type: "Mutation", requestId: 2, udfPath: "files:write", args: [{ name: "b", content }] });
  await other.next("MutationResponse");
});

test("queries that fail one after the other fill no log", async () => {
  const backend = await startWeighedBackend();
  const session = await RawSession.open(backend);
  for (let version = 0; version < 40; version += 1) {
    const modifications = Array.from({ length: STRANGER.queries }, (_, queryId) => {
      return { type: "Add", queryId, udfPath: "tasks:none", args: [{ version, queryId }] };
    });
    session.send({
      type: "ModifyQuerySet",
      baseVersion: version * 2,
      newVersion: version * 2 + 1,
      modifications,
    });
    session.send({
      type: "ModifyQuerySet",
      baseVersion: version * 2 + 1,
      newVersion: version * 2 + 2,
      modifications: modifications.map(({ queryId }) => ({ type: "Remove", queryId })),
    });
  }
  session.send({ type: "Mutation", requestId: 1, udfPath: "tasks:none", args: [{}] });
  await session.next("MutationResponse");
  expect(backend.log().length).toBeLessThan(20_000);
});

test("tokens whose issuer is not a text are refused, over HTTP and WebSocket", async () => {
  const backend = await startWeighedBackend();
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const token = `${part({ alg: "ES256", kid: "k" })}.${part({ iss: { toString: 1 } })}.AAAA`;
  const answer = await fetch(`${backend.url}/api/query`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: asking("tasks:list"),
  });
  expect(answer.status).toBe(401);
  const session = await RawSession.open(backend);
  session.send({ type: "Authenticate", baseVersion: 0, tokenType: "User", value: token });
  expect(await session.next("AuthError")).toMatchObject({ error: expect.stringContaining("issuer") });
  expect(backend.log()).toBe("");
});

test("a viewer who reads no answers makes the backend keep two of them", async () => {
  const backend = await startWeighedBackend();
  const client = httpClient(backend);
  const content = { $bytes: Buffer.alloc(450_000).toString("base64") };
  const session = await RawSession.open(backend);
  session.send({ type: "Authenticate", baseVersion: 0, tokenType: "Admin", value: ADMIN_KEY });
  session.send({ type: "Mutation", requestId: 1, udfPath: "files:write", args: [{ name: "a", content }] });
  await session.next("MutationResponse");
  session.stopReading();
  // The answer to each message has 3 MB.
  for (let version = 0; version < 48; version += 1) {
    const modifications = Array.from({ length: 5 }, (_, index) => {
      return { type: "Add", queryId: version * 5 + index, udfPath: "files:read", args: [{ name: "a" }] };
    });
    session.send({ type: "ModifyQuerySet", baseVersion: version, newVersion: version + 1, modifications });
  }
  // The backend has time for all of them.
  for (let round = 0; round < 50; round += 1) await client.query(query("tasks:list"), { list: "home" });
  expect(backend.grown()).toBeLessThan(MAY_GROW);
});
