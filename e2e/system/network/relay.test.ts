import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type Relay, startRelay } from "./relay.ts";

let server: Server | undefined;
let relay: Relay | undefined;
afterEach(async () => {
  await relay?.stop();
  server?.closeAllConnections();
  server?.close();
});

async function relayTo(answer: string | undefined): Promise<string> {
  server = createServer((request, response) => {
    if (answer === undefined) request.socket.destroy();
    else response.end(`${request.headers.host} ${answer}`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  relay = await startRelay(() => ({ host: "127.0.0.1", port }));
  return `http://127.0.0.1:${relay.port}`;
}

test("forwards requests and answers under the relay's own address", async () => {
  const url = await relayTo("bonjour");
  expect(await (await fetch(url)).text()).toBe(`${new URL(url).host} bonjour`);
});

test("breaks a connection when the other side does", async () => {
  await expect(fetch(await relayTo(undefined))).rejects.toThrow("fetch failed");
});

test("a slow relay delays each piece, and delivers all of them", async () => {
  const long = "x".repeat(1_000_000);
  const url = await relayTo(long);
  relay?.slow(100, 20);
  const started = performance.now();
  expect(await (await fetch(url)).text()).toBe(`${new URL(url).host} ${long}`);
  // Request and answer, each at least 80 ms later.
  expect(performance.now() - started).toBeGreaterThanOrEqual(159);
});

test("a cut relay breaks in the middle of an answer, and lets nobody in until it is healed", async () => {
  const url = await relayTo("x".repeat(1_000_000));
  relay?.cut(500_000);
  await expect(fetch(url).then((answer) => answer.text())).rejects.toThrow();
  await expect(fetch(url)).rejects.toThrow("fetch failed");
  relay?.heal();
  expect(await (await fetch(url)).text()).toMatch(/x{1000}$/);
});

test("refuses connections after its stop, and closes open ones", async () => {
  const url = await relayTo("bonjour");
  await (await fetch(url)).text();
  await relay?.stop();
  relay = undefined;
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});
