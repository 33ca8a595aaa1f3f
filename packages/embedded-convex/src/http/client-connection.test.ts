/** A connection has a limited time for what it must send, and limited room. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { ADMIN_KEY, startBoard } from "../testing/board.ts";
import { RawSession } from "../testing/raw-session.ts";
import { PROVIDER, upgradeTo } from "../testing/weighed-backend.ts";
import { EVERY_CONNECTION, STRANGER } from "../values/connection-limits.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const start = () => startBoard({ environment: PROVIDER });
const CONNECT = { type: "Connect", sessionId: "s" };

async function dial(url: string, head: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => {});
  socket.write(head);
  return socket;
}

/** A masked text frame, whole or only its beginning. */
function frame(content: string, length = content.length): Buffer {
  const head = Buffer.from([0x81, 0x80 | 126, length >> 8, length & 0xff, 0, 0, 0, 0]);
  return Buffer.concat([head, Buffer.from(content)]);
}

test("a WebSocket that never sends Connect is ended in time", async () => {
  const socket = await dial((await start()).url, upgradeTo("/api/sync"));
  await once(socket, "data");
  vi.advanceTimersByTime(EVERY_CONNECTION.messageMs);
  await once(socket, "close");
});

test("a message that never ends is ended in time, also behind another message", async () => {
  const { url } = await start();
  const socket = await dial(url, upgradeTo("/api/sync"));
  await once(socket, "data");
  socket.write(Buffer.concat([frame(JSON.stringify(CONNECT)), frame("x".repeat(5000), 6000)]));
  // An answer to what came after it proves that the backend has the bytes.
  const other = await RawSession.open({ url });
  other.send({ type: "Mutation", requestId: 1, udfPath: "tasks:none", args: [{}] });
  await other.next("MutationResponse");
  vi.advanceTimersByTime(EVERY_CONNECTION.messageMs);
  await once(socket, "close");
});

test("a body that never ends is answered in time, and its connection closed", async () => {
  const { url } = await start();
  const head = "POST /api/query HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{";
  const socket = await dial(url, head);
  const answer = text(socket);
  await fetch(`${url}/version`);
  vi.advanceTimersByTime(STRANGER.bodyMs);
  expect(await answer).toMatch(/^HTTP\/1\.1 408 /);
});

test("a message of a stranger has little room, and that of a known caller much", async () => {
  const { url } = await start();
  const large = { type: "Mutation", requestId: 1, udfPath: "tasks:none", args: [{ a: "x".repeat(900_000) }] };
  const stranger = await RawSession.open({ url });
  stranger.send(large);
  expect(await stranger.next("FatalError")).toMatchObject({ error: expect.stringContaining("65536 bytes") });
  await stranger.closed();

  // As clients do after a lost connection, without waiting for an answer.
  const admin = await RawSession.open({ url });
  admin.send({ type: "Authenticate", baseVersion: 0, tokenType: "Admin", value: ADMIN_KEY });
  admin.send(large);
  await admin.next("MutationResponse");
  admin.send({ type: "Authenticate", baseVersion: 1, tokenType: "None" });
  admin.send(large);
  await admin.next("FatalError");
});
