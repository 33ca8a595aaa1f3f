import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { SYSTEM_CALLER } from "../auth/caller.ts";
import { Deployment } from "../deployment.ts";
import { startBackendProcess } from "../testing/backend-process.ts";
import { action, boardFunctions, httpClient, startBoard } from "../testing/board.ts";
import { ActionRunner } from "./action-runner.ts";

// A bound for processes that hang, not a measure: the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** Waits for sockets that a program opens to this machine. */
async function listenForSockets() {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => {});
    socket.resume();
    server.emit("accepted");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const accepted = async (count: number) => {
    while (sockets.length < count) await once(server, "accepted");
    return sockets;
  };
  return { port: (server.address() as { port: number }).port, accepted };
}

test("a spinning action and its programs end when the backend is killed with -9", async () => {
  const backend = await startBackendProcess();
  const { port, accepted } = await listenForSockets();
  const spinning = httpClient(backend).action(action("runtime:spinConnected"), { port });
  const answered = spinning.catch(() => {});
  // The system closes the sockets of a process that has ended.
  const ended = (await accepted(2)).map((socket) => once(socket, "close"));
  backend.child.kill("SIGKILL");
  await Promise.all([...ended, answered]);
});

test("a spinning action blocks no other", async () => {
  const client = httpClient(await startBoard());
  const { port, accepted } = await listenForSockets();
  void client.action(action("runtime:spinConnected"), { port }).catch(() => {});
  await accepted(1);
  expect(await client.action(action("tasks:copyOutside"), { list: "home" })).toBe(1);
});

test("a spinning action ends at its time limit", async () => {
  const settings = { functions: await boardFunctions(), environment: {} };
  const deployment = new Deployment({
    ...settings,
    dataDirectory: ":memory:",
    adminKey: undefined,
    log: () => {},
  });
  onTestFinished(() => deployment.stop());
  const limited = new ActionRunner(deployment, { ...settings, limitMs: 5000 });
  onTestFinished(() => limited.stop());
  const { port, accepted } = await listenForSockets();
  const ended = accepted(2).then((sockets) => Promise.race(sockets.map((socket) => once(socket, "close"))));
  const result = await limited.run({ path: "runtime:spinConnected", args: { port }, caller: SYSTEM_CALLER });
  expect(result).toMatchObject({ error: { message: expect.stringContaining("ran longer") } });
  await ended;
});

test.each([
  ["a rejection that nothing handles", "runtime:rejectLater", "Uncaught Error: stray"],
  ["too much memory", "runtime:eatMemory", "memory"],
  ["an exception outside of any promise", "runtime:throwUncaught", "thrown outside of any promise"],
  ["the end of its thread", "runtime:crash", "with code 3"],
])("%s fails its action only", async (_what, path, error) => {
  const client = httpClient(await startBoard());
  const { port, accepted } = await listenForSockets();
  const other = client.action(action("runtime:waitForEnd"), { port });
  const [socket] = await accepted(1);
  await expect(client.action(action(path), {})).rejects.toThrow(error);
  socket?.end();
  expect(await other).toBe("ended");
});

test("an action beyond the most at once runs when another has ended", async () => {
  const client = httpClient(await startBoard());
  const { port, accepted } = await listenForSockets();
  const calls = Array.from({ length: 17 }, () => client.action(action("runtime:waitForEnd"), { port }));
  const sockets = [...(await accepted(16))];
  for (const socket of sockets) socket.end();
  for (const socket of (await accepted(17)).slice(16)) socket.end();
  expect(await Promise.all(calls)).toEqual(Array(17).fill("ended"));
});
