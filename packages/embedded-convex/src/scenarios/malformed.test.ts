/** Malformed messages may only cost the sender its connection. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { boardFunctions, mutation, reactiveClient, watch } from "../testing/board.ts";
import { type Message, RawSession } from "../testing/raw-session.ts";
import { upgradeTo } from "../testing/weighed-backend.ts";

// A bound for processes that hang, not a measure: the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

// In a separate process, because an uncaught exception must end the backend, not the test runner.
let child: ChildProcess;
let directory: string;
let url: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "embedded-convex-"));
  const functionsFile = join(directory, "functions.js");
  await writeFile(functionsFile, await boardFunctions());
  const program = fileURLToPath(new URL("../testing/backend-program.ts", import.meta.url));
  const started = spawn(process.execPath, [program, functionsFile, directory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = started;
  [url] = (await once(createInterface({ input: started.stdout }), "line")) as [string];
});
afterEach(async () => {
  // The process still runs: it serves old and new connections.
  const client = reactiveClient({ url });
  const seen = watch<unknown[]>(client, "tasks:list", { list: "witness" });
  const { length } = await seen.until(() => true);
  await client.mutation(mutation("tasks:add"), { list: "witness", title: "still here" });
  await seen.until((tasks) => tasks.length === length + 1);
  expect(child.exitCode ?? child.signalCode).toBeNull();
});
afterAll(async () => {
  child.kill("SIGKILL");
  await rm(directory, { recursive: true, force: true });
});

const ARGS = [{ list: "home" }];
const VALID: Record<string, Message> = {
  Authenticate: { type: "Authenticate", tokenType: "User", value: "x", baseVersion: 0 },
  ModifyQuerySet: { type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [] },
  Mutation: { type: "Mutation", requestId: 0, udfPath: "tasks:refuse", args: ARGS },
  Action: { type: "Action", requestId: 0, udfPath: "tasks:none", args: ARGS },
};
const CHANGES = {
  Add: { type: "Add", queryId: 0, udfPath: "tasks:list", args: ARGS },
  Remove: { type: "Remove", queryId: 0 },
};
const WRONG: Record<string, unknown[]> = {
  baseVersion: [undefined, null, "0", -1, 0.5, {}],
  newVersion: [undefined, null, "1", -1],
  tokenType: [undefined, null, "user", "constructor", 1],
  value: [undefined, null, 1, {}],
  modifications: [undefined, null, {}, "x", [null], [[]], ["Add"], [{}], [{ type: "toString" }]],
  requestId: [undefined, null, "0", -1, 1.5, 1e300, {}],
  queryId: [undefined, null, "0", -1, {}],
  udfPath: [undefined, null, 1, {}, []],
  args: [undefined, null, {}, "x", 1, [null], [1], [[]], [{}, {}]],
};

/** Variants of the object, each with one field absent or wrong. */
function broken(whole: Record<string, unknown>): Record<string, unknown>[] {
  return Object.keys(whole).flatMap((field) => {
    return (WRONG[field] ?? []).map((value) => ({ ...whole, [field]: value }));
  });
}

/**
 * Sends a message after Connect. Resolves with the message that the client gets before the
 * connection ends.
 */
async function fate(data: string | Buffer): Promise<string> {
  const session = await RawSession.open({ url });
  session.sendRaw(data);
  const { error } = await session.next("FatalError");
  await session.closed();
  return String(error);
}

test.each(Object.entries(VALID))(
  "a %s with a field absent or wrong ends its connection",
  async (type, whole) => {
    const messages = broken(whole);
    expect(messages.length).toBeGreaterThan(8);
    const errors = await Promise.all(messages.map((message) => fate(JSON.stringify(message))));
    expect(errors.filter((error) => !error.includes(type) && !error.includes("modification"))).toEqual([]);
  },
);

test.each(Object.entries(CHANGES))(
  "an %s of a query with a field absent or wrong does too",
  async (type, whole) => {
    const messages = broken(whole).map((change) => ({ ...VALID.ModifyQuerySet, modifications: [change] }));
    const errors = await Promise.all(messages.map((message) => fate(JSON.stringify(message))));
    expect(errors.filter((error) => !error.includes(`"${type}"`))).toEqual([]);
  },
);

test.each([
  ["no JSON", "{"],
  ["nothing", ""],
  ["null", "null"],
  ["a text", '"Connect"'],
  ["an array", "[]"],
  ["no type", "{}"],
  ["an unknown type", '{"type":{}}'],
  ["an unknown type", '{"type":"Nonsense"}'],
  ["a type every object has", '{"type":"constructor"}'],
  ["a second Connect", '{"type":"Connect","sessionId":"x"}'],
  ["a Connect without session", '{"type":"Connect"}'],
  ["a Connect with a malformed timestamp", '{"type":"Connect","sessionId":"x","maxObservedTimestamp":"x"}'],
  ["a binary frame", Buffer.from(JSON.stringify(VALID.Mutation))],
])("%s ends its connection", async (_what, data) => {
  expect(await fate(data)).not.toBe("");
});

test("a refusal does not repeat a whole unknown type", async () => {
  expect((await fate(JSON.stringify({ type: "x".repeat(10_000) }))).length).toBeLessThan(200);
});

/** A TCP connection to the backend. `answer` collects everything that it receives. */
async function dial(): Promise<{ socket: Socket; answer: Promise<string> }> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  socket.on("error", () => {});
  const answer = once(socket, "close").then(() => Buffer.concat(chunks).toString("latin1"));
  await once(socket, "connect");
  return { socket, answer };
}

test("a frame larger than any message is refused by its header", async () => {
  const { socket, answer } = await dial();
  const head = Buffer.alloc(14);
  head.set([0x81, 0xff]);
  head.writeBigUInt64BE(2n ** 32n, 2);
  socket.write(upgradeTo("/api/1.48.0/sync"));
  socket.write(head);
  const MESSAGE_TOO_BIG = 1009;
  expect(await answer).toContain(String.fromCharCode(MESSAGE_TOO_BIG >> 8, MESSAGE_TOO_BIG & 0xff));
});

test.each([
  ["a text that is not UTF-8", [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28]],
  ["a frame without mask", [0x81, 0x01, 0x41]],
  ["an unknown kind of frame", [0x8f, 0x80, 0, 0, 0, 0]],
])("%s ends its connection", async (_what, bytes) => {
  const { socket, answer } = await dial();
  socket.write(upgradeTo("/api/sync"));
  socket.write(Buffer.from(bytes));
  expect(await answer).toMatch(/^HTTP\/1\.1 101 /);
});

test.each(["//", "//:0", "/%", "/\\", "http://[", "*", "/api/../api/sync"])(
  "a WebSocket is refused at « %s », a call too",
  async (path) => {
    const dialled = await dial();
    dialled.socket.write(upgradeTo(path));
    expect(await dialled.answer).toMatch(/^HTTP\/1\.1 40[04] /);
    const called = await dial();
    called.socket.write(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    expect(await called.answer).toMatch(/^HTTP\/1\.1 40[04] /);
  },
);

test("a client may disconnect while its WebSocket is refused, or its body is read", async () => {
  for (const text of [
    upgradeTo("/nowhere"),
    upgradeTo("/api/sync"),
    "POST /api/query HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\n{",
    "nonsense\r\n\r\n",
  ]) {
    for (let round = 0; round < 5; round += 1) {
      const { socket, answer } = await dial();
      socket.write(text, () => socket.resetAndDestroy());
      await answer;
    }
  }
});
