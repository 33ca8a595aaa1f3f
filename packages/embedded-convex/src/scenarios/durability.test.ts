import { once } from "node:events";
import { createServer, type Socket, connect as tcpConnect } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import {
  ADMIN_KEY,
  httpClient,
  mutation,
  query,
  reactiveClient,
  startBoard,
  temporaryDirectory,
} from "../testing/board.ts";
import { startBackendProcess } from "../testing/backend-process.ts";
import { RawSession } from "../testing/raw-session.ts";

// A bound for processes that hang, not a measure: the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const ADD = { type: "Mutation", udfPath: "tasks:add", args: [{ list: "home", title: "once" }] };

test("no acknowledged mutation is lost when the process is killed with -9", async () => {
  const { url, child, directory } = await startBackendProcess();
  const client = httpClient({ url });
  const acknowledged: string[] = [];
  const exited = once(child, "exit");
  // The process is killed while these mutations run.
  const senders = Array.from({ length: 4 }, async () => {
    for (;;) {
      const args = { list: "home", title: "kept" };
      const id = await client
        .mutation(mutation("tasks:add"), args, { skipQueue: true })
        .catch(() => undefined);
      if (id === undefined) return;
      acknowledged.push(id);
      if (acknowledged.length === 100) child.kill("SIGKILL");
    }
  });
  await Promise.all(senders);
  await exited;

  const restarted = httpClient(await startBoard({ dataDirectory: directory }));
  const tasks = await restarted.query(query("tasks:list"), { list: "home" });
  const kept = new Set(tasks.map((task: { _id: string }) => task._id));
  expect(acknowledged.length).toBeGreaterThanOrEqual(100);
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
});

test("a mutation sent again by its session runs once, also after a restart", async () => {
  const directory = await temporaryDirectory();
  const sessionId = crypto.randomUUID();
  const first = await startBoard({ dataDirectory: directory });
  const session = await RawSession.open(first, { sessionId });
  session.send({ ...ADD, requestId: 0 });
  const response = await session.next("MutationResponse");
  await first.stop();

  const second = await startBoard({ dataDirectory: directory });
  const again = await RawSession.open(second, { sessionId, maxObservedTimestamp: response.ts });
  again.send({ ...ADD, requestId: 0 });
  expect(await again.next("MutationResponse")).toEqual(response);
  expect(await httpClient(second).query(query("tasks:list"), { list: "home" })).toHaveLength(1);
});

test("the same request of another session is another mutation", async () => {
  const backend = await startBoard();
  for (const sessionId of [crypto.randomUUID(), crypto.randomUUID()]) {
    const session = await RawSession.open(backend, { sessionId });
    session.send({ ...ADD, requestId: 0 });
    await session.next("MutationResponse");
  }
  expect(await httpClient(backend).query(query("tasks:list"), { list: "home" })).toHaveLength(2);
});

test("a stored result belongs to its caller: another identity runs its own mutation", async () => {
  const backend = await startBoard();
  const sessionId = crypto.randomUUID();
  const as = async (subject: string | undefined) => {
    const session = await RawSession.open(backend, { sessionId });
    if (subject !== undefined) {
      const impersonating = { subject, issuer: "https://board.invalid" };
      session.send({
        type: "Authenticate",
        tokenType: "Admin",
        value: ADMIN_KEY,
        impersonating,
        baseVersion: 0,
      });
    }
    session.send({ ...ADD, requestId: 0 });
    return (await session.next("MutationResponse")).result;
  };
  const first = await as("ada");
  const results = [await as("eve"), await as(undefined), await as("ada")];
  expect(new Set([first, ...results]).size).toBe(3);
  expect(results[2]).toBe(first);
});

test("a client whose connection broke before the answer sees its mutation done once", async () => {
  const backend = await startBoard();
  const cable = await startCable(backend.port);
  const client = reactiveClient({ url: `http://127.0.0.1:${cable.port}` });
  await client.mutation(mutation("tasks:add"), { list: "home", title: "before" });
  cable.swallowAnswers();
  const done = client.mutation(mutation("tasks:add"), { list: "home", title: "unanswered" });
  await untilListed(backend, 2);
  cable.cut();
  await done;
  expect(await httpClient(backend).query(query("tasks:list"), { list: "home" })).toHaveLength(2);
});

test("timestamps never go back, whatever the restarts", async () => {
  const directory = await temporaryDirectory();
  let last = 0n;
  for (let round = 0; round < 3; round += 1) {
    const backend = await startBoard({ dataDirectory: directory });
    const session = await RawSession.open(backend);
    for (let requestId = 0; requestId < 5; requestId += 1) {
      session.send({ ...ADD, requestId });
      const { ts } = await session.next("MutationResponse", { requestId });
      const now = Buffer.from(String(ts), "base64").readBigUInt64LE();
      expect(now).toBeGreaterThan(last);
      last = now;
    }
    await backend.stop();
  }
});

test("a client that has seen another database is refused", async () => {
  const first = await startBoard();
  const session = await RawSession.open(first);
  session.send({ ...ADD, requestId: 0 });
  const { ts } = await session.next("MutationResponse");
  await first.stop();

  const wiped = await startBoard();
  const stale = await RawSession.open(wiped, { maxObservedTimestamp: ts });
  expect((await stale.next("FatalError")).error).toContain("the database was deleted or replaced");
  await stale.closed();
});

/** A TCP connection to the backend that a test can break, and whose answers it can drop. */
async function startCable(port: number) {
  const open = new Set<Socket>();
  let isSwallowing = false;
  const server = createServer((near) => {
    const far = tcpConnect(port, "127.0.0.1");
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on("data", (data) => {
      if (!isSwallowing) near.write(data);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = () => {
    isSwallowing = false;
    for (const socket of open) socket.destroy();
  };
  onTestFinished(() => {
    cut();
    server.close();
  });
  const address = server.address() as { port: number };
  return {
    port: address.port,
    cut,
    swallowAnswers: () => {
      isSwallowing = true;
    },
  };
}

async function untilListed(backend: { url: string }, count: number): Promise<void> {
  const client = httpClient(backend);
  while ((await client.query(query("tasks:list"), { list: "home" })).length < count);
}
